import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createStyle } from '../../../../infra/cli/text/style.ts';
import { type StageSettings, stageSettingsSchema } from '../../../../infra/config.ts';
import { type AwsAccount, identityOf } from '../../../../infra/deploy/aws-account.ts';
import { deployedStage } from '../../../../infra/deploy/cdk-deploy.ts';
import { runChecks } from '../../../../infra/deploy/checks.ts';
import { findingsTable } from '../../../../infra/deploy/deploy-stage.ts';

const file = new URL('../../../../infra/settings/example.json', import.meta.url);
const example = stageSettingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const mail = {
  from: 'steward@agency.example',
  operator: 'operations@agency.example',
  acceptor: 'operations@agency.example',
};
const settings: StageSettings = { ...example, mail, alarmEmail: 'operations@agency.example' };

/** An account in which everything is well. */
const account: AwsAccount = {
  identity: async () => ({ accountId: '123456789012', arn: 'arn:aws:sts::123456789012:assumed-role/deployer/session' }),
  concurrentExecutions: async () => 1000,
  mailsPerDay: async () => 50_000,
  verifiedSenders: async (identities) => identities.filter((identity) => identity === 'agency.example'),
};

async function verdicts(more: Partial<AwsAccount>, its: StageSettings = settings): Promise<Record<string, string>> {
  const findings = await runChecks({ settings: its, account: { ...account, ...more } });
  return Object.fromEntries(findings.map(({ name, verdict }) => [name, verdict]));
}

describe('checks before a deploy', () => {
  it('let pass what is well, and say what was seen', async () => {
    const findings = await runChecks({ settings, account });
    expect(findings.map(({ verdict }) => verdict)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok']);
    const text = findingsTable(findings, createStyle(false));
    expect(text).toContain('123456789012 in eu-central-1, as assumed-role/deployer/session');
    expect(text).toContain('agency.example verified');
  });

  it('stop at the addresses of the example', async () => {
    expect(await verdicts({}, example)).toMatchObject({ Settings: 'stop' });
  });

  it('warn where alarms reach nobody', async () => {
    const { alarmEmail: _none, ...silent } = settings;
    expect(await verdicts({}, silent)).toMatchObject({ Settings: 'warn' });
  });

  it.each([
    [1000, 'ok'],
    [100, 'ok'],
    [99, 'warn'],
    [10, 'warn'],
    [9, 'stop'],
  ])('a Lambda quota of %i: %s', async (limit, verdict) => {
    expect(await verdicts({ concurrentExecutions: async () => limit })).toMatchObject({ 'Lambda quota': verdict });
  });

  it('warn in the sandbox of SES, and of a sender that is not verified', async () => {
    const seen = await verdicts({ mailsPerDay: async () => 200, verifiedSenders: async () => [] });
    expect(seen).toMatchObject({ 'SES sandbox': 'warn', 'SES sender': 'warn' });
  });

  it('stop where the account does not answer, with the reason, and look at the rest all the same', async () => {
    const identity = () => Promise.reject(new Error('Could not load credentials'));
    const findings = await runChecks({ settings, account: { ...account, identity } });
    expect(findings[1]).toEqual({
      name: 'AWS account',
      verdict: 'stop',
      says: 'could not be read: Could not load credentials',
    });
    expect(findings).toHaveLength(5);
  });
});

describe('identityOf', () => {
  const expected = { accountId: '123456789012', arn: 'arn:aws:iam::123456789012:user/deployer' };

  it('reads JSON', () => {
    const result = { GetCallerIdentityResult: { Account: expected.accountId, Arn: expected.arn, UserId: 'A' } };
    expect(identityOf(JSON.stringify({ GetCallerIdentityResponse: result }))).toEqual(expected);
  });

  it('reads XML', () => {
    const xml = `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>${expected.arn}</Arn><Account>${expected.accountId}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
    expect(identityOf(xml)).toEqual(expected);
  });

  it('throws on anything else', () => {
    expect(() => identityOf('<html></html>')).toThrow();
  });
});

describe('deployedStage', () => {
  it('finds the outputs of both stacks, and names one that is missing', () => {
    const data = { TableName: 'steward-prod', PartnerAppSecretArn: 'arn:partner', ClientAppSecretArn: 'arn:client' };
    const app = {
      ApiUrl: 'https://steward.example.com',
      HttpApiUrl: 'https://abc.execute-api.eu-central-1.amazonaws.com',
    };
    expect(deployedStage({ data, app })).toMatchObject({ tableName: 'steward-prod', publicUrl: app.ApiUrl });
    expect(() => deployedStage({ data })).toThrow('ApiUrl');
  });
});
