import { describe, expect, it } from 'vitest';
import { createComposeAccessRemoved } from '../../../functions/send-mail/compose-access-removed.ts';
import { createComposeClosure } from '../../../functions/send-mail/compose-closure.ts';
import { createComposeOffboarding } from '../../../functions/send-mail/compose-offboarding.ts';
import { createComposeRemedies } from '../../../functions/send-mail/compose-remedies.ts';
import type { Mail } from '../../../shared/domain/mail.ts';
import { composeDriftReport } from '../../../shared/mails/drift-report.tsx';
import { aClient, aGrant, aPerson, CLIENT_ID } from '../../support/memory/builders.ts';
import { anOffboarding, aRemedy, createMemoryRemedies } from '../../support/memory/remedies.ts';
import { createWorld } from '../../support/memory/world.ts';
import { shippedSettings } from '../api/support/settings.ts';
import { aClosure } from '../closure/steps.ts';

const ID = 'o-p-consultant-1-1';
const runId = `member-offboarding.${ID}`;
const READ_BACK = '2026-11-24T09:04:00.000Z';

function aWorldOfMail() {
  const base = createWorld();
  const world = { ...base, ...createMemoryRemedies(base) };
  world.clients.seed(aClient());
  world.seedPerson('consultant-1@example.com', { name: 'Consultant One' });
  world.seedPerson('manager@example.com', { name: 'Manager' });
  const settings = shippedSettings();
  const compose = createComposeRemedies({
    'access-removed': createComposeAccessRemoved({ ...world, settings }),
    ...createComposeOffboarding({ ...world, settings }),
    ...createComposeClosure({ ...world, settings }),
    'drift-report': async () => {
      throw new Error('Not asked for here.');
    },
  });
  const write = async (kind: Mail['kind'], facts: Mail['facts'], more: Partial<Mail> = {}) => {
    const mail = { mailId: 'm-1', kind, personId: 'p-manager', runId, reminder: 0, facts, ...more } as Mail;
    const freshLink = async () => '';
    const composed = await compose(
      mail,
      aPerson('manager@example.com', { name: 'Manager' }),
      'https://example.com/links/x',
      freshLink,
    );
    // Lines are wrapped in the mail.
    return { ...composed, text: composed.text.replaceAll(/\s+/g, ' ') };
  };
  const removed = {
    runId,
    state: 'verified',
    readBackAt: READ_BACK,
    found: { superAdmin: false, permissionSetNames: ['Report reader'] },
  } as const;
  const stays = {
    runId,
    item: 1,
    state: 'exception',
    reason: 'super-admin-untouchable',
    exception: {
      reason: 'super-admin-untouchable',
      control: 'Read weekly',
      until: '2026-12-24T00:00:00.000Z',
      approvedBy: 'p-manager',
      at: READ_BACK,
    },
  } as const;
  return { world, write, removed, stays };
}

describe('the mail to a client', () => {
  it('says who went, when it was read back, and what stays until when', async () => {
    const { world, write, removed, stays } = aWorldOfMail();
    world.remedies.seed(aRemedy(removed));
    world.remedies.seed(aRemedy(stays));
    const { subject, text } = await write('access-removed', { shard: 0 }, { clientId: CLIENT_ID });
    expect(subject).toContain('1 user removed');
    expect(text).toContain('Consultant One');
    expect(text).toMatch(/Before: +Report reader/);
    expect(text).toMatch(/After: +No access/);
    expect(text).toContain('only a super admin of the portal may change that');
    expect(text).not.toContain('Read weekly');
  });
});

describe('the report to the manager', () => {
  it('has a receipt per portal, records owned, what stays on which terms, and the measured time', async () => {
    const { world, write, removed, stays } = aWorldOfMail();
    world.offboardings.seed(anOffboarding({ state: 'partly', portals: 3, shards: 1, removedAt: READ_BACK }));
    world.remedies.seed(aRemedy({ ...removed, ownedRecords: { contacts: 3, deals: 0 } }));
    world.remedies.seed(aRemedy(stays));
    world.remedies.seed(aRemedy({ runId, item: 2, state: 'verified', found: 'gone', readBackAt: READ_BACK }));
    const { text } = await write('offboarding-report', { offboardingId: ID, end: 'removed-partly' });
    expect(text).toContain('Another part stays for now');
    expect(text).toContain('3 contacts');
    expect(text).not.toContain('0 deals');
    expect(text).toContain('Read weekly');
    expect(text).toMatch(/Answers for it: +Manager/);
    expect(text).toMatch(/From leaving to removed: +4 minutes/);
    expect(text).toMatch(/No user there: +in 1/);
    expect(text).toContain(`steward offboarding show ${ID}`);
  });

  it('names the first hundred receipts, and how many more there are', async () => {
    const { world, write, removed } = aWorldOfMail();
    world.offboardings.seed(anOffboarding({ state: 'done', portals: 103, shards: 1, removedAt: READ_BACK }));
    for (let item = 0; item < 103; item++) world.remedies.seed(aRemedy({ ...removed, item }));
    const { text } = await write('offboarding-report', { offboardingId: ID, end: 'removed' });
    expect(text).toContain('3 more');
    expect(text).toMatch(/User removed: +in 103/);
  });

  it.each([
    ['declined', 'declined'],
    ['approval-expired', 'Nobody agreed in time'],
    ['nothing-to-remove', 'No client portal is connected'],
  ])('says that nothing was done where it ended as %s', async (end, words) => {
    const { world, write } = aWorldOfMail();
    world.offboardings.seed(anOffboarding({ state: 'cancelled' }));
    expect((await write('offboarding-report', { offboardingId: ID, end })).text).toContain(words);
  });
});

it('the mail about a day to come has the day, the grants and one link', async () => {
  const { world, write } = aWorldOfMail();
  world.offboardings.seed(anOffboarding({ state: 'scheduled', effectiveAt: '2026-12-31T00:00:00.000Z' }));
  world.grants.seed(aGrant());
  world.grants.seed(aGrant({ portalId: 2, state: 'removed' }));
  const { text, subject } = await write('offboarding-scheduled', { offboardingId: ID });
  expect(subject).toContain('31 Dec');
  expect(text).toMatch(/Grants today: +1/);
  expect(text.match(/https:\/\/example\.com\/links\/x/g)).toHaveLength(1);
});

it('the mail about leavers that were held says how many, and that nothing began', async () => {
  const { text } = await aWorldOfMail().write('leavers-held', { leaving: 7, of: 20 });
  expect(text).toContain('7 of 20 people');
  expect(text).toContain('nobody’s access was taken away');
});

it('the report of a sweep says what was taken away by itself, and that nothing else was', () => {
  const entry = { clientName: 'Example', portalId: 1, personName: 'Consultant One', findings: ['Left.'], acts: false };
  const data = { agencyName: 'Agency', recipientName: 'Ops', auditId: 'd-1', portals: 40, unread: 1, more: 0 };
  const warned = composeDriftReport({ ...data, entries: [entry] }).text;
  expect(warned).toContain('Nothing was changed.');
  expect(warned).toContain('1 of them could not be read');
  expect(composeDriftReport({ ...data, entries: [{ ...entry, acts: true }] }).text).not.toContain(
    'Nothing was changed.',
  );
});

describe('the mails of a client that ends everything', () => {
  const runOf = (closureId: string) => `client-closure.${closureId}`;

  it('carries the confirming link, says that nothing has happened, and until when it is valid', async () => {
    const { write } = aWorldOfMail();
    const facts = { deadlineAt: '2026-11-25T09:04:00.000Z' };
    const { subject, text } = await write('end-access-confirm', facts, { clientId: CLIENT_ID });
    expect(subject).toMatch(/: end all access of .*\?$/);
    expect(text).toContain('Nothing has happened yet');
    expect(text).toContain('https://example.com/links/x');
    expect(text).toContain('25 Nov 2026');
  });

  it('says to both sides who went, what stays by the client’s word, and that the app is gone', async () => {
    const { world, write, removed, stays } = aWorldOfMail();
    const closure = aClosure({ state: 'done', shards: 1, read: true, uninstalledAt: READ_BACK });
    world.closures.seed(closure);
    const runId = runOf(closure.closureId);
    world.remedies.seed(aRemedy({ ...removed, runId }));
    const word = { reason: 'left-open-by-client', control: 'accepted-by-client', approvedBy: 'p-owner' } as const;
    world.remedies.seed(aRemedy({ ...stays, runId, ...word, exception: { ...stays.exception, ...word } }));
    const { subject, text } = await write('client-closed', { closureId: closure.closureId }, { clientId: CLIENT_ID });
    expect(subject).toMatch(/all access of .* is ended$/);
    expect(text).toMatch(/Had: +Report reader/);
    expect(text).toContain('What stays, by the client’s word');
    expect(text).toContain('Uninstalled Tue 24 Nov 2026');
    expect(text).not.toContain('steward client close');
  });

  it('says what is left, and how to take it up', async () => {
    const { world, write, stays } = aWorldOfMail();
    const closure = aClosure({ state: 'partly', shards: 1, read: false });
    world.closures.seed(closure);
    world.remedies.seed(aRemedy({ ...stays, runId: runOf(closure.closureId), reason: 'not-done-by-person' }));
    const { subject, text } = await write('client-closed', { closureId: closure.closureId }, { clientId: CLIENT_ID });
    expect(subject).toContain('something is left');
    expect(text).toContain('What is left');
    expect(text).toContain('Still installed');
    expect(text).toContain('could not read the portal any more');
    expect(text).toContain(`steward client close ${CLIENT_ID}`);
  });
});
