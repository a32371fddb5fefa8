import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createStyle } from '../../../../infra/cli/text/style.ts';
import { stageSettingsSchema } from '../../../../infra/config.ts';
import { type DeployResult, whatIsNext } from '../../../../infra/deploy/what-is-next.ts';

const file = new URL('../../../../infra/settings/example.json', import.meta.url);
const RESULT: DeployResult = {
  settings: stageSettingsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))),
  settingsFile: 'infra/settings/prod.json',
  deployed: {
    tableName: 'steward-prod',
    publicUrl: 'https://steward.example.com',
    httpApiUrl: 'https://abc.execute-api.eu-central-1.amazonaws.com',
    partnerAppSecretArn: 'arn:partner',
    clientAppSecretArn: 'arn:client',
  },
  token: 't'.repeat(43),
  published: { catalogueVersion: 1, policyVersion: 1 },
};
const words = (more: Partial<DeployResult> = {}) => whatIsNext({ ...RESULT, ...more }, createStyle(false));

describe('whatIsNext', () => {
  it('shows the token once, with the file in which the command finds it', () => {
    const text = words();
    expect(text).toContain(`{"api":"https://steward.example.com/api/v1","token":"${RESULT.token}"}`);
    expect(text).toContain('~/.config/portal-steward/prod.json');
    expect(words({ token: undefined })).not.toContain('token');
  });

  it('names upload, redirect address, both secrets with their command, and the set-up, in this order', () => {
    const text = words();
    const marks = [
      'infra/hubspot-app/generate.ts infra/settings/prod.json --public-url https://steward.example.com',
      'hs project upload',
      'https://steward.example.com/oauth/callback',
      '--region eu-central-1 --secret-id arn:partner',
      '--region eu-central-1 --secret-id arn:client',
      'setup --stage prod',
    ];
    const places = marks.map((mark) => text.indexOf(mark));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('speaks of a domain only where the stage has one of its own', () => {
    expect(words()).toContain('Let steward.example.com lead to');
    const plain = { ...RESULT.deployed, publicUrl: RESULT.deployed.httpApiUrl };
    expect(words({ deployed: plain })).not.toContain('lead to');
  });

  it('asks for catalogue and policy where none were published', () => {
    expect(words({ published: undefined })).toContain(
      'catalogue publish infra/settings/prod.catalogue.json --stage prod',
    );
    expect(words()).toContain('Published: catalogue version 1, policy version 1.');
    expect(words()).not.toContain('catalogue publish');
  });
});
