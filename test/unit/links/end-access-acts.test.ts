import { describe, expect, it } from 'vitest';
import { type AnswerLinkDependencies, createAnswerLink } from '../../../functions/answer-link/answer-link.ts';
import type { Link } from '../../../shared/domain/link.ts';
import type { Wait } from '../../../shared/domain/wait.ts';
import { aClient, aPerson, CLIENT_ID } from '../../support/memory/builders.ts';

const SHOWN = { status: 200, html: 'shown' };

function acting(
  purpose: Link['purpose'],
  personId: string,
  { runId = 'client-closure.x-c-1-1', begun = true, admins = ['p-owner', 'p-operations'] } = {},
) {
  const link = { purpose, personId, clientId: CLIENT_ID, waitId: 'w-1', createdAt: '2026-11-24T08:00:00.000Z' } as Link;
  const wait = { waitId: 'w-1', runId, subject: { kind: 'remedy', runId, shard: 0, item: 0 } } as unknown as Wait;
  const ended: unknown[] = [];
  const asked: unknown[] = [];
  const answerLink = createAnswerLink({
    linkPages: { find: async () => ({ kind: 'found', link }), show: async () => SHOWN },
    people: {
      read: async (id: string) => aPerson(`${id}@example.com`, { kind: id === 'p-owner' ? 'client' : 'partner' }),
    },
    clients: { read: async () => aClient({ superAdminIds: admins, contactPersonId: undefined }) },
    waits: { read: async () => wait },
    askToEnd: async () => 'mailed',
    beginClosure: async (request: unknown) => ({ begun: asked.push(request) > 0 && begun }),
    endWait: async (_id: string, ending: { result: string }) => ended.push(ending) && { result: ending.result },
  } as unknown as AnswerLinkDependencies);
  const send = (answer: string) =>
    answerLink({ method: 'POST', path: { token: 't' }, query: {}, form: { answer }, correlationId: 'c' });
  return { send, ended, asked };
}

describe('the long-lived link of a portal', () => {
  it('has a fresh link mailed, and begins nothing', async () => {
    const { send, asked } = acting('read-rules', 'p-owner');
    expect(await send('end-access')).toEqual({ redirect: '/links/t?done=end-access-mailed' });
    expect(await send('end-all-access')).toEqual(SHOWN);
    expect(asked).toEqual([]);
  });
});

describe('the fresh link', () => {
  it('begins the closure, once; a second press is told that it came late', async () => {
    const { send, asked } = acting('end-access', 'p-owner');
    expect(await send('end-all-access')).toEqual({ redirect: '/links/t' });
    const linkFrom = '2026-11-24T08:00:00.000Z';
    expect(asked).toEqual([{ clientId: CLIENT_ID, by: 'p-owner', cause: 'client', correlationId: 'c', linkFrom }]);
    expect(await acting('end-access', 'p-owner', { begun: false }).send('end-all-access')).toEqual({
      redirect: '/links/t?late=1',
    });
  });

  it('begins nothing for whoever speaks for the client no more', async () => {
    const { send, asked } = acting('end-access', 'p-owner', { admins: ['p-other'] });
    expect(await send('end-all-access')).toEqual(SHOWN);
    expect(asked).toEqual([]);
  });

  it('begins nothing for another form, nor for people of the agency', async () => {
    const other = acting('end-access', 'p-owner');
    expect(await other.send('something')).toEqual(SHOWN);
    const ours = acting('end-access', 'p-operations');
    expect(await ours.send('end-all-access')).toEqual(SHOWN);
    expect([other.asked, ours.asked]).toEqual([[], []]);
  });
});

describe('leaving a manual step as it is', () => {
  it('is an answer of the client’s in a closure', async () => {
    const { send, ended } = acting('manual-step', 'p-owner');
    await send('leave');
    expect(ended).toEqual([{ result: 'declined', cause: 'answer', by: ['p-owner'] }]);
  });

  it.each([
    ['of anybody of the agency', 'p-operations', 'client-closure.x-c-1-1'],
    ['outside of a closure', 'p-owner', 'offboarding-audit.a-1'],
  ])('is none %s', async (_of, personId, runId) => {
    const { send, ended } = acting('manual-step', personId, { runId });
    expect(await send('leave')).toEqual(SHOWN);
    expect(ended).toEqual([]);
    await send('done');
    expect(ended).toEqual([{ result: 'done', cause: 'answer', by: [personId] }]);
  });
});
