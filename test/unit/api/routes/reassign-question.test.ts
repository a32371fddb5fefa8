import { describe, expect, it } from 'vitest';
import type { QuestionPart } from '../../../../shared/domain/question.ts';
import type { Wait } from '../../../../shared/domain/wait.ts';
import { createTestApi } from '../support/api.ts';
import { aConnectionWait, aQuestion, DECIDERS, seedQuestion } from '../support/fixtures.ts';

const PATH = `/questions/${aQuestion().waitId}/reassign`;
const GIVEN = { from: DECIDERS.lead, to: DECIDERS.deputy };
const vote = (personId: string, stage = 0) => ({
  personId,
  answer: 'approve' as const,
  at: '2026-11-24T08:30:00.000Z',
  linkRef: 'l',
  stage,
});

/** A question, and a few people whom something keeps from deciding it. */
function apiWith(part: Partial<QuestionPart> = {}, more: Partial<Wait> = {}) {
  const api = createTestApi();
  const question = seedQuestion(api, part, more);
  api.seedPerson('owner@client.example', { name: 'Portal admin', kind: 'client' });
  api.seedPerson('away@example.com', { absence: { until: '2026-12-25T22:59:59.999Z' } });
  api.seedPerson('silent@example.com', { unreachable: { since: '2026-11-20T08:00:00.000Z', why: 'bounce' } });
  api.seedPerson('leaver@example.com');
  api.rosterBook.save({
    personId: 'p-leaver',
    hubspotUserId: '1',
    seenAt: '2026-11-01T08:00:00.000Z',
    leftAt: '2026-11-20T08:00:00.000Z',
  });
  return { api, question };
}

describe('POST /questions/{waitId}/reassign', () => {
  it('200: the place is somebody else’s, who is mailed; the ledger says who gave it, by ids', async () => {
    const { api, question } = apiWith();
    const { status, body, headers } = await api.post(PATH, GIVEN, { scopes: ['operate'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      waitId: question.waitId,
      asked: [{ name: 'Deputy manager' }],
      handovers: [
        {
          stage: 1,
          from: { name: 'Delivery manager' },
          to: { name: 'Deputy manager' },
          by: { name: 'Operations lead' },
          reason: 'reassigned',
        },
      ],
    });
    expect(api.waits.all()[0]?.asked).toEqual(['p-deputy-manager']);
    expect(api.mails()).toMatchObject([{ kind: 'approval-question', personId: 'p-deputy-manager' }]);
    expect(api.ledger.entries).toMatchObject([
      {
        stream: 'client:c-1',
        type: 'handed-over',
        actor: 'p-operations',
        correlationId: headers['x-correlation-id'],
        facts: { from: 'p-delivery-manager', to: 'p-deputy-manager', reason: 'reassigned' },
      },
    ]);
    expect(JSON.stringify(api.ledger.entries)).not.toContain('@');
  });

  it('200 again, without a second mail: it stands as it is', async () => {
    const { api } = apiWith();
    await api.post(PATH, GIVEN);
    expect(await api.post(PATH, GIVEN)).toMatchObject({ status: 200, body: { asked: [{ name: 'Deputy manager' }] } });
    expect(api.mails()).toHaveLength(1);
    expect(api.ledger.entries).toHaveLength(1);
  });

  it('200: an empty place is filled, once', async () => {
    const { api } = apiWith({}, { asked: [] });
    for (const _time of [1, 2]) {
      const { status, body } = await api.post(PATH, { to: DECIDERS.deputy });
      expect(status).toBe(200);
      expect(body.asked).toMatchObject([{ name: 'Deputy manager' }]);
      expect(body.question.emptyPlaces).toBe(0);
    }
    expect(api.mails()).toHaveLength(1);
    expect((await api.get(`/questions/${aQuestion().waitId}`)).body.history).toMatchObject([
      {},
      { text: 'Too few were left, so Deputy manager is asked' },
    ]);
  });

  it('200: to a user of the agency’s own portal, a contractor too, and to whomever the policy names', async () => {
    const { api } = apiWith();
    const { personId } = api.seedPerson('contractor@contractors.example', { kind: 'contractor' });
    api.rosterBook.save({ personId, hubspotUserId: 'contractor', seenAt: '2026-11-24T08:00:00.000Z' });
    const contractor = { from: DECIDERS.lead, to: 'Contractor@Contractors.example' };
    expect((await api.post(PATH, contractor)).status).toBe(200);
    const people = { board: { name: 'Board', email: 'office@board.example' } };
    await api.post('/policies', { people, rules: [{ name: 'All', approvers: ['board'] }] });
    const board = { from: 'contractor@contractors.example', to: 'office@board.example' };
    expect((await api.post(PATH, board)).status).toBe(200);
  });

  describe('422', () => {
    const later = { stage: 1 };
    const security = { asked: ['p-security-lead'], votes: [vote('p-deputy-manager')] };
    const pending = {
      pendingId: '0.1',
      personId: 'p-delivery-manager',
      answer: 'approve' as const,
      at: '2026-11-24T08:59:00.000Z',
      until: '2026-11-24T09:01:00.000Z',
    };
    const client = [{ name: 'Consent', approvers: ['p-owner'], quorum: 1, fallback: [], party: 'client' as const }];
    it.each<[string, string, { from?: string; to: string }, Partial<QuestionPart>, Partial<Wait>, RegExp]>([
      ['question-over', 'has ended', GIVEN, {}, { state: 'ended' }, /steward question show/],
      ['question-over', 'is past its deadline', GIVEN, {}, { deadlineAt: '2026-11-24T08:30:00.000Z' }, /steward sweep/],
      ['decision-pending', 'is decided, and may be taken back', GIVEN, { pending }, {}, /until 2026-11-24T09:01/],
      [
        'answer-stays',
        'the person has answered',
        GIVEN,
        {},
        { asked: ['p-delivery-manager', 'p-silent'], quorum: 2, votes: [vote('p-delivery-manager')] },
        /has answered already/,
      ],
      [
        'asked-now',
        'somebody else is asked',
        { from: DECIDERS.security, to: DECIDERS.deputy },
        {},
        {},
        /question show/,
      ],
      ['asked-now', 'nobody has that address', { from: 'x@example.com', to: DECIDERS.deputy }, {}, {}, /question show/],
      [
        'asked-now',
        'there is no empty place',
        { to: DECIDERS.deputy },
        {},
        {},
        /No place is empty: 1 asked, 1 to agree/,
      ],
      [
        'separation-of-duties',
        'to the subject',
        { ...GIVEN, to: 'consultant-1@example.com' },
        {},
        {},
        /asked for the access or would get it/,
      ],
      ['separation-of-duties', 'to another step’s', { ...GIVEN, to: DECIDERS.security }, {}, {}, /in another step/],
      [
        'separation-of-duties',
        'to who has decided',
        { from: DECIDERS.security, to: DECIDERS.deputy },
        later,
        security,
        /has decided in this question/,
      ],
      ['asked-once', 'to who is asked', { ...GIVEN, to: DECIDERS.lead }, {}, {}, /asked already/],
      ['decider-is-there', 'to who is away', { ...GIVEN, to: 'away@example.com' }, {}, {}, /steward person back/],
      ['decider-is-there', 'to nobody’s mailbox', { ...GIVEN, to: 'silent@example.com' }, {}, {}, /person reachable/],
      ['decider-is-there', 'to a leaver', { ...GIVEN, to: 'leaver@example.com' }, {}, {}, /has left/],
      ['decider-is-partner-side', 'to the client’s', { ...GIVEN, to: 'owner@client.example' }, {}, {}, /client’s/],
      ['decider-is-partner-side', 'to a stranger', { ...GIVEN, to: 'x@stranger.example' }, {}, {}, /your own people/],
      [
        'decider-is-partner-side',
        'to a second address of somebody',
        { ...GIVEN, to: 'me+1@example.com' },
        {},
        {},
        /roster/,
      ],
      ['unique-logins', 'to a shared mailbox', { ...GIVEN, to: 'info@example.com' }, {}, {}, /Name a person/],
      [
        'consent-in-person',
        'is for the client',
        { from: 'owner@client.example', to: DECIDERS.deputy },
        { stages: client },
        { asked: ['p-owner'] },
        /client’s own super admins/,
      ],
    ])('%s: %s', async (rule, _case, given, part, more, words) => {
      const { api } = apiWith(part, more);
      const before = api.waits.all();
      const { status, body } = await api.post(PATH, given);
      expect(body).toMatchObject({ status: 422, rule });
      expect(status).toBe(422);
      expect(body.detail).toMatch(words);
      expect(body.detail).not.toContain('@');
      expect(api.waits.all()).toEqual(before);
      expect([api.mails(), api.ledger.entries]).toEqual([[], []]);
      expect(
        await api.people.findByEmail(given.to === 'x@stranger.example' ? given.to : 'x@example.com'),
      ).toBeUndefined();
    });

    it('questions-only: what waits for something else', async () => {
      const { api } = apiWith();
      api.waits.seed(aConnectionWait({ asked: ['p-owner'] }));
      const { body } = await api.post(`/questions/${aConnectionWait().waitId}/reassign`, GIVEN);
      expect(body).toMatchObject({ rule: 'questions-only', status: 422 });
      expect(body.detail).toContain('steward client contact c-1');
    });
  });

  it('400, 403 and 404 for what does not fit, may not, and is not there', async () => {
    const { api } = apiWith();
    const { status, body } = await api.post(PATH, { to: 'the deputy' });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path: 'to', expected: 'an e-mail address' }]);
    expect((await api.post(PATH, GIVEN, { scopes: ['read'] })).status).toBe(403);
    expect((await api.post('/questions/nothing/reassign', GIVEN)).status).toBe(404);
  });
});
