import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';
import { DECIDERS, seedQuestion } from '../support/fixtures.ts';

const { lead, deputy } = DECIDERS;

function apiWithQuestion() {
  const api = createTestApi();
  const question = seedQuestion(api);
  api.seedPerson('owner@client.example', { name: 'Portal admin', kind: 'client' });
  return { api, question };
}

describe('PUT /people/{person}/absence', () => {
  const AWAY = { until: '2026-12-25', delegate: deputy };

  it('200: away until the end of that day, and open questions go to the delegate at once', async () => {
    const { api } = apiWithQuestion();
    const { status, body, headers } = await api.put(`/people/${lead}/absence`, AWAY, { scopes: ['operate'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      personId: 'p-delivery-manager',
      absence: { until: '2026-12-25T22:59:59.999Z', delegate: { name: 'Deputy manager' } },
      openQuestions: [],
    });
    expect(api.waits.all()[0]?.asked).toEqual(['p-deputy-manager']);
    expect(api.mails()).toMatchObject([{ kind: 'approval-question', personId: 'p-deputy-manager' }]);
    expect(await api.ledger.read('partner')).toMatchObject([
      {
        type: 'absence-set',
        actor: 'p-operations',
        correlationId: headers['x-correlation-id'],
        facts: { personId: 'p-delivery-manager', until: '2026-12-25', delegate: 'p-deputy-manager' },
      },
    ]);
  });

  it('200 without a delegate, by id: the policy’s fallback; where nobody is left, it stays and operations is told', async () => {
    const { api, question } = apiWithQuestion();
    await api.put('/people/p-delivery-manager/absence', { until: '2026-12-25' });
    expect(api.waits.all()[0]?.asked).toEqual(['p-deputy-manager']);
    const { body } = await api.put(`/people/${deputy}/absence`, { until: '2026-12-25' });
    expect(body.openQuestions).toMatchObject([
      { waitId: question.waitId, question: { waitingFor: [{ name: 'Deputy manager' }] } },
    ]);
    expect(api.mails().map((mail) => mail.kind)).toEqual(['approval-question', 'question-stuck']);
  });

  it.each([
    ['a day that is over', { until: '2026-11-23' }, 'until', 'a day that is not over, within a year'],
    ['a day in the far future', { until: '2028-11-23' }, 'until', 'a day that is not over, within a year'],
    [
      'the person themselves',
      { until: '2026-12-25', delegate: lead },
      'delegate',
      'somebody else than the person who is away',
    ],
  ])('400 for %s', async (_case, sent, path, expected) => {
    const { api } = apiWithQuestion();
    const { status, body } = await api.put(`/people/${lead}/absence`, sent);
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path, expected }]);
    expect(api.ledger.entries).toEqual([]);
    expect((await api.people.findByEmail(lead))?.absence).toBeUndefined();
  });

  it('400 for a day that there is not', async () => {
    const { api } = apiWithQuestion();
    expect((await api.put(`/people/${lead}/absence`, { until: '2027-02-30' })).status).toBe(400);
  });

  it('422 for one of a client’s, and for a stranger as delegate', async () => {
    const { api } = apiWithQuestion();
    expect((await api.put('/people/owner@client.example/absence', AWAY)).body.rule).toBe('person-is-partner-side');
    const { body } = await api.put(`/people/${lead}/absence`, { ...AWAY, delegate: 'owner@client.example' });
    expect(body.rule).toBe('decider-is-partner-side');
    expect(api.waits.all()[0]?.asked).toEqual(['p-delivery-manager']);
  });
});

describe('DELETE /people/{person}/absence', () => {
  it('200: back again, once in the ledger; what went to others stays with them', async () => {
    const { api } = apiWithQuestion();
    await api.put(`/people/${lead}/absence`, { until: '2026-12-25' });
    for (const _time of [1, 2]) {
      const { status, body } = await api.remove(`/people/${lead}/absence`, { scopes: ['operate'] });
      expect(status).toBe(200);
      expect(body.absence).toBeNull();
    }
    const told = await api.ledger.read('partner');
    expect(told).toMatchObject([{ type: 'absence-set' }, { type: 'absence-set', actor: 'p-operations' }]);
    // Away until now.
    expect(told[1]?.facts).toEqual({ personId: 'p-delivery-manager', until: told[1]?.at });
    expect(api.waits.all()[0]?.asked).toEqual(['p-deputy-manager']);
  });
});

describe('PUT /people/{person}/notices', () => {
  it('200: a digest or each at once, with who chose it', async () => {
    const { api } = apiWithQuestion();
    for (const notices of ['digest', 'at-once']) {
      const { status, body } = await api.put(`/people/${lead}/notices`, { notices }, { scopes: ['operate'] });
      expect(status).toBe(200);
      expect(body.notices).toBe(notices);
    }
    expect(await api.ledger.read('partner')).toMatchObject([
      { type: 'notices-chosen', actor: 'p-operations', facts: { notices: 'digest' } },
      { type: 'notices-chosen', facts: { notices: 'at-once' } },
    ]);
  });

  it('400 for another choice', async () => {
    const { api } = apiWithQuestion();
    const { body } = await api.put(`/people/${lead}/notices`, { notices: 'never' });
    expect(body.errors).toEqual([{ path: 'notices', expected: 'one of at-once, digest' }]);
  });
});

describe('DELETE /people/{person}/unreachable', () => {
  it('200: mail goes there again, said once; a client’s contact too', async () => {
    const { api } = apiWithQuestion();
    const unreachable = { since: '2026-11-20T08:00:00.000Z', why: 'complaint' as const };
    api.seedPerson('owner@client.example', { kind: 'client', unreachable });
    expect((await api.get('/people/p-owner')).body.unreachable).toEqual(unreachable);
    for (const _time of [1, 2]) {
      const { status, body } = await api.remove('/people/owner@client.example/unreachable', { scopes: ['operate'] });
      expect(status).toBe(200);
      expect(body.unreachable).toBeNull();
    }
    expect(await api.ledger.read('partner')).toMatchObject([
      { type: 'address-reachable', actor: 'p-operations', facts: { personId: 'p-owner' } },
    ]);
    expect(api.ledger.entries).toHaveLength(1);
  });
});

describe('each of them', () => {
  it.each([
    ['PUT', 'absence', { until: '2026-12-25' }],
    ['DELETE', 'absence', undefined],
    ['PUT', 'notices', { notices: 'digest' }],
    ['DELETE', 'unreachable', undefined],
  ])(
    '%s %s: 403 for a token that may only read, 404 for an address that nobody has, without repeating it',
    async (method, what, body) => {
      const { api } = apiWithQuestion();
      const read = await api.request(method, `/people/${lead}/${what}`, { body, scopes: ['read'] });
      expect(read.status).toBe(403);
      const nobody = await api.request(method, `/people/nobody@example.com/${what}`, { body });
      expect(nobody.status).toBe(404);
      expect(JSON.stringify(nobody.body)).not.toContain('nobody@example.com');
      expect(api.ledger.entries).toEqual([]);
    },
  );
});
