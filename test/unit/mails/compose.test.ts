import { expect, it } from 'vitest';
import { createCompose } from '../../../functions/send-mail/compose.ts';
import { createComposeClient } from '../../../functions/send-mail/compose-client.ts';
import type { Mail } from '../../../shared/domain/mail.ts';
import { createAgreedPackages } from '../../../shared/services/access/agreed-packages.ts';
import { aClient, anEngagement, aPackage, aPerson, CLIENT_ID } from '../../support/memory/builders.ts';
import { createWorld } from '../../support/memory/world.ts';
import { shippedSettings } from '../api/support/settings.ts';

const none = async () => {
  throw new Error('Not asked for here.');
};

function aWorldOfMail() {
  const world = createWorld();
  world.clients.seed(aClient());
  world.packages.push(aPackage({ doesNot: ['Writes anything'] }));
  const waits = {
    read: async () => ({ waitId: 'run.AskConnection.1', deadlineAt: '2026-11-27T15:00:00.000Z' }) as never,
  };
  const describeWait = async () => ({
    clientName: 'Example Manufacturing',
    recordId: '1',
    title: '',
    requestedBy: '',
    riskWords: '',
    facts: [],
    packageName: 'Marketing operations',
    packageDoes: ['Builds campaigns'],
    packageDoesNot: ['Exports contacts'],
  });
  const compose = createCompose({
    settings: shippedSettings(),
    waits,
    describeWait,
    client: createComposeClient({
      ...world,
      settings: shippedSettings(),
      waits,
      describeWait,
      agreedPackages: createAgreedPackages(world),
    }),
    manualStep: none,
    courseNotice: none,
    accessChanged: none,
    breakGlass: none,
    recordsOwned: none,
    portalRules: none,
    question: none,
    myQuestions: none,
    addressUnreachable: none,
    connectionLost: none,
    engagementEnding: none,
    remedies: none,
    reviews: none,
  });
  const mail = { mailId: 'm-1', kind: 'connect-invitation', clientId: CLIENT_ID, reminder: 0, facts: {} };
  const write = async (more: Partial<Mail>) => {
    const facts = { deadlineAt: '2026-11-27T15:00:00.000Z' };
    const to = aPerson('owner@example.com');
    return (await compose({ ...mail, facts, ...more } as Mail, to, 'https://example.com/links/x', none)).text;
  };
  return { world, write };
}

it('the invitation to connect names the package that the invitation is about', async () => {
  const text = await aWorldOfMail().write({ waitId: 'run.AskConnection.1' });
  expect(text).toMatch(
    /Part of Marketing operations:\n {2}\+ Builds campaigns\n\nNot part of it:\n {2}- Exports contacts/,
  );
});

it('the invitation to connect again names what is agreed by now, and nothing that has ended', async () => {
  const { world, write } = aWorldOfMail();
  world.engagements.seed(anEngagement({ state: 'ended' }));
  expect(await write({})).not.toContain('Part of');
  world.engagements.seed(anEngagement({ state: 'active' }));
  expect(await write({})).toMatch(/Part of Reporting:\n {2}\+ Reads reports\n\nNot part of it:\n {2}- Writes anything/);
});
