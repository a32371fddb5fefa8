import { describe, expect, it } from 'vitest';
import { anOffboarding, aRemedy } from '../../../support/memory/remedies.ts';
import { createTestApi } from '../support/api.ts';

const ID = 'o-p-consultant-1-1';

function anApi() {
  const api = createTestApi();
  api.seedPerson('consultant-1@example.com', { name: 'Consultant One' });
  api.seedPerson('manager@example.com', { name: 'Manager' });
  return api;
}

describe('POST /people/{person}/offboarding', () => {
  it('202: the run begins at once, and a second time finds it', async () => {
    const api = anApi();
    const first = await api.post('/people/consultant-1@example.com/offboarding', {}, { scopes: ['operate'] });
    expect(first).toMatchObject({
      status: 202,
      body: {
        begun: true,
        offboardingId: ID,
        state: 'running',
        cause: 'command',
        requestedBy: { personId: 'p-operations' },
      },
    });
    const second = await api.post('/people/p-consultant-1/offboarding', {});
    expect(second).toMatchObject({ status: 200, body: { begun: false, offboardingId: ID } });
    expect(api.started).toEqual([`member-offboarding.${ID}.1`]);
  });

  it('dated ahead: it begins with that day in the agency’s zone, and the manager or partner operations gets a link', async () => {
    const api = anApi();
    const { body } = await api.post('/people/consultant-1@example.com/offboarding', { on: '2026-12-31' });
    expect(body).toMatchObject({ state: 'scheduled', effectiveAt: expect.stringMatching(/^2026-12-3[01]T/) });
    expect(api.started).toEqual([]);
    expect(api.mails()).toMatchObject([
      {
        kind: 'offboarding-scheduled',
        linkPurpose: 'offboarding',
        personId: expect.not.stringContaining('consultant'),
      },
    ]);
  });

  it.each([
    ['2026-11-23', 'a day that is not over'],
    ['2028-01-01', 'a day within a year'],
    ['soon', 'on'],
  ])('422 or 400 for %s, naming the field', async (on, expected) => {
    const api = anApi();
    const { status, body } = await api.post('/people/consultant-1@example.com/offboarding', { on });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(body.errors)).toContain(expected);
    expect(api.offboardings.all()).toEqual([]);
  });

  it('422 for oneself, and for a client’s person; 404 for nobody', async () => {
    const api = anApi();
    api.seedPerson('owner@client.example.org', { kind: 'client' });
    expect((await api.post('/people/operations@example.com/offboarding', {})).body.rule).toBe('separation-of-duties');
    expect((await api.post('/people/owner@client.example.org/offboarding', {})).status).toBe(422);
    expect((await api.post('/people/nobody@example.com/offboarding', {})).status).toBe(404);
  });
});

describe('POST /offboardings/{offboardingId}/change', () => {
  const scheduled = () => {
    const api = anApi();
    api.offboardings.seed(anOffboarding({ state: 'scheduled', effectiveAt: '2026-12-01T00:00:00.000Z' }));
    return api;
  };

  it('moves it, and cancels it, with the ledger’s word for each', async () => {
    const api = scheduled();
    expect((await api.post(`/offboardings/${ID}/change`, { on: '2026-12-10' })).body).toMatchObject({
      state: 'scheduled',
    });
    expect((await api.post(`/offboardings/${ID}/change`, { cancel: true })).body).toMatchObject({ state: 'cancelled' });
    expect((await api.post(`/offboardings/${ID}/change`, { cancel: true })).status).toBe(200);
    expect(api.ledger.entries.map((entry) => entry.type)).toEqual(['offboarding-moved', 'offboarding-cancelled']);
  });

  it('422 once it has begun, and for the leaver; 400 without a wish', async () => {
    const api = scheduled();
    expect((await api.post(`/offboardings/${ID}/change`, {})).status).toBe(400);
    api.offboardings.seed(anOffboarding());
    expect((await api.post(`/offboardings/${ID}/change`, { cancel: true })).body.rule).toBe('offboarding-begun');
    api.offboardings.seed(anOffboarding({ state: 'scheduled', personId: 'p-operations' }));
    expect((await api.post(`/offboardings/${ID}/change`, { cancel: true })).body.rule).toBe('separation-of-duties');
  });
});

describe('what became of an offboarding', () => {
  const runId = `member-offboarding.${ID}`;
  const exception = {
    reason: 'super-admin-untouchable',
    control: 'weekly',
    until: '2026-12-24T00:00:00.000Z',
    approvedBy: 'p-manager',
    at: '2026-11-24T09:00:00.000Z',
  } as const;

  function done() {
    const api = anApi();
    api.offboardings.seed(
      anOffboarding({ state: 'partly', shards: 1, portals: 3, removedAt: '2026-11-24T09:04:00.000Z' }),
    );
    api.remedies.seed(
      aRemedy({ runId, state: 'verified', found: { superAdmin: false, permissionSetNames: ['Report reader'] } }),
    );
    api.remedies.seed(aRemedy({ runId, item: 1, portalId: 2, state: 'verified', found: 'gone' }));
    api.remedies.seed(
      aRemedy({
        runId,
        item: 2,
        portalId: 3,
        clientId: 'c-3',
        state: 'exception',
        reason: exception.reason,
        exception,
      }),
    );
    return api;
  }

  it('GET: each portal with a user of theirs, how many had none, and the measured time', async () => {
    const { body } = await done().get(`/offboardings/${ID}`, { scopes: ['read'] });
    expect(body).toMatchObject({ state: 'partly', absent: 1, seconds: 240, person: { name: 'Consultant One' } });
    expect(body.remedies).toMatchObject([
      { found: 'Report reader', state: 'verified' },
      { state: 'exception', exception: { approvedBy: { personId: 'p-manager' } } },
    ]);
    expect((await done().get('/offboardings')).body.offboardings).toHaveLength(1);
    expect((await done().get('/offboardings/o-nobody-1')).status).toBe(404);
  });

  it('POST an exception’s terms: whoever says so answers for it, and the ledger holds no text', async () => {
    const api = done();
    const terms = { client: 'c-3', person: 'consultant-1@example.com', control: 'Read weekly', until: '2027-01-31' };
    const { status, body } = await api.post(`/remedies/${ID}/exception`, terms);
    expect([status, body.exception]).toMatchObject([
      200,
      { control: 'Read weekly', approvedBy: { personId: 'p-operations' } },
    ]);
    expect(api.ledger.entries.at(-1)).toMatchObject({
      type: 'remedy-exception',
      facts: { approvedBy: 'p-operations' },
    });
    expect(JSON.stringify(api.ledger.entries)).not.toContain('Read weekly');
    expect((await api.post(`/remedies/${ID}/exception`, { ...terms, client: 'c-1' })).status).toBe(404);
    expect((await api.post(`/remedies/${ID}/exception`, { ...terms, until: '2026-11-01' })).status).toBe(400);
    const own = { ...terms, person: 'operations@example.com' };
    expect((await api.post(`/remedies/${ID}/exception`, own)).body.rule).toBe('separation-of-duties');
  });
});
