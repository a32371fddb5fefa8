import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';

type Api = ReturnType<typeof createTestApi>;
const HEADING = 'email,name,state,department,manager\n';
const DAY = 86_400;
const PEOPLE = ['consultant-1', 'consultant-2', 'consultant-3', 'consultant-4', 'consultant-5'];

const lineOf = (name: string, state = 'active', department = 'Delivery') =>
  `${name}@example.com,${name},${state},${department},delivery-manager@example.com\n`;
const fileOf = (...lines: string[]) =>
  `${HEADING}delivery-manager@example.com,Delivery manager,active,Delivery,\n${lines.join('')}`;
const whole = fileOf(...PEOPLE.map((name) => lineOf(name)));
const send = (api: Api, content: string, more: object = {}) => api.post('/roster/imports', { content, ...more });
const fixture = (name: string) => readFileSync(new URL(`../../roster/fixtures/${name}.csv`, import.meta.url), 'utf8');

describe('POST /roster/imports', () => {
  it('201: people by id, with their managers; told in the partner’s ledger with counts and the file’s hash, and no address', async () => {
    const api = createTestApi();
    api.seedPerson('consultant-1@example.com', { name: 'Consultant 1' });
    api.rosterBook.save({ personId: 'p-consultant-1', hubspotUserId: '7', seenAt: '2026-11-01T08:00:00.000Z' });
    api.rosterBook.save({ personId: 'p-operations', hubspotUserId: '8', seenAt: '2026-11-01T08:00:00.000Z' });
    const answer = await api.post('/roster/imports', { content: whole }, { scopes: ['operate'] });
    expect(answer).toMatchObject({
      status: 201,
      body: { number: 1, source: 'csv', count: 6, changed: true, added: 6, left: 0, moved: 0, active: 7 },
    });
    expect(answer.body).toMatchObject({ unmatched: { portalOnly: 1, directoryOnly: 5 }, massLeave: null, leavers: [] });
    const { entries } = (await api.directoryBook.current()) ?? { entries: [] };
    expect(entries.find((entry) => entry.personId === 'p-consultant-2')).toMatchObject({
      state: 'active',
      department: 'Delivery',
      managerId: 'p-delivery-manager',
    });
    expect(await api.people.read('p-consultant-2')).toMatchObject({ name: 'consultant-2', kind: 'partner' });
    const ledger = await api.ledger.read('partner');
    expect(ledger).toMatchObject([
      {
        type: 'roster-imported',
        actor: 'p-operations',
        facts: { number: 1, source: 'csv', count: 6, added: 6, left: 0, sha256: answer.body.sha256 },
      },
    ]);
    expect(JSON.stringify([ledger, ...api.directoryBook.entries.values(), api.directoryBook.imports])).not.toContain(
      '@',
    );
  });

  it('replaces the source as a whole: who is missing or marked has left, who changed has moved', async () => {
    const api = createTestApi();
    await send(api, whole);
    api.clock.advance(7 * DAY);
    const next = fileOf(
      ...PEOPLE.slice(1).map((name, index) => lineOf(name, 'active', index === 0 ? 'Design' : undefined)),
    );
    expect((await send(api, next)).body).toMatchObject({
      number: 2,
      added: 0,
      left: 1,
      moved: 1,
      active: 5,
      leavers: [
        { person: { name: 'consultant-1' }, since: expect.stringMatching(/^2026-12-01T09:00/), source: 'directory' },
      ],
    });
    expect((await send(api, whole)).body).toMatchObject({ number: 3, added: 0, returned: 1, left: 0, moved: 1 });
  });

  it('the same file again is fresh again, and nothing else: movers stay told', async () => {
    const api = createTestApi();
    await send(api, whole);
    const moved = whole.replace('consultant-5,active,Delivery', 'consultant-5,active,Design');
    await send(api, moved);
    api.clock.advance(40 * DAY);
    expect((await api.get('/roster')).body.directory).toMatchObject({ number: 2, stale: true });
    const again = await send(api, moved);
    expect(again).toMatchObject({ status: 200, body: { number: 3, changed: false, added: 0, moved: 1, left: 0 } });
    expect((await api.get('/roster')).body).toMatchObject({
      directory: { number: 3, stale: false },
      counts: { moved: 1 },
    });
    expect(api.directoryBook.entries.size).toBe(2);
  });

  it('422 when more than a quarter would leave at once, by number; allowed if somebody says so', async () => {
    const api = createTestApi();
    await send(api, whole);
    const cut = fileOf(...PEOPLE.slice(0, 3).map((name) => lineOf(name)));
    const refused = await send(api, cut);
    expect(refused).toMatchObject({ status: 422, body: { rule: 'mass-leave' } });
    expect(refused.body.detail).toContain('2 of 6 people');
    expect(refused.body.detail).toContain('--allow-mass-leave');
    expect(api.directoryBook.imports).toHaveLength(1);
    expect((await send(api, cut, { allowMassLeave: true })).body).toMatchObject({ number: 2, left: 2 });
    const imported = api.ledger.entries.filter((entry) => entry.type === 'roster-imported');
    expect(imported.at(-1)).toMatchObject({ facts: { allowedMassLeave: true, left: 2 } });
    // Each of them leaves.
    expect(api.offboardings.all()).toMatchObject([
      { cause: 'left-directory', state: 'running', requestedBy: 'p-operations' },
      { cause: 'left-directory', state: 'running', requestedBy: 'p-operations' },
    ]);
  });

  it('422 also for a first import that marks most users of the own portal as left', async () => {
    const api = createTestApi();
    for (const name of PEOPLE.slice(0, 2)) {
      api.seedPerson(`${name}@example.com`, { name });
      api.rosterBook.save({ personId: `p-${name}`, hubspotUserId: name, seenAt: '2026-11-01T08:00:00.000Z' });
    }
    const answer = await send(api, fileOf(lineOf('consultant-1', 'left'), lineOf('consultant-2')));
    expect(answer).toMatchObject({ status: 422, body: { rule: 'mass-leave' } });
    expect(answer.body.detail).toContain('1 of 2 people');
  });

  it('a dry run says what would change, also what would be refused, and writes nothing', async () => {
    const api = createTestApi();
    await send(api, whole);
    const written = api.ledger.entries.length;
    const content = fileOf(...PEOPLE.slice(2).map((name) => lineOf(name)), lineOf('consultant-9'));
    const answer = await send(api, content, { dryRun: true });
    expect(answer).toMatchObject({
      status: 200,
      body: { dryRun: true, number: null, added: 1, left: 2, massLeave: { leaving: 2, of: 6 } },
    });
    expect(answer.body.leavers).toMatchObject([
      { person: { name: 'consultant-1' } },
      { person: { name: 'consultant-2' } },
    ]);
    expect(api.ledger.entries).toHaveLength(written);
    expect(api.directoryBook.entries.size).toBe(1);
    expect(await api.people.findByEmail('consultant-9@example.com')).toBeUndefined();
  });

  it('400 with every line that does not fit; nobody is made', async () => {
    const api = createTestApi();
    const { status, body } = await send(api, fileOf(lineOf('consultant-1', 'gone'), 'nobody,Nobody,active,,\n'));
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'line 3, column "state"' }, { path: 'line 4, column "email"' }]);
    expect(await api.people.findByEmail('delivery-manager@example.com')).toBeUndefined();
    expect(api.directoryBook.imports).toEqual([]);
  });

  it('guests of Entra ID are contractors; one who is known as a client’s stays the client’s', async () => {
    const api = createTestApi();
    api.seedPerson('contractor_2@studio.example.org', { name: 'Portal admin', kind: 'client' });
    const { body } = await send(api, fixture('entra'));
    expect(body).toMatchObject({ source: 'entra', count: 5, added: 4, clientGuests: 1 });
    expect(await api.people.findByEmail('contractor-1@studio.example.org')).toMatchObject({ kind: 'contractor' });
    expect(await api.people.findByEmail('contractor_2@studio.example.org')).toMatchObject({ kind: 'client' });
  });

  it('a person is found by either address of an account; two accounts of one person are refused', async () => {
    const heading = 'userPrincipalName,displayName,mail,userType,accountEnabled\n';
    const api = createTestApi();
    api.seedPerson('c1@agency.example.com', { name: 'Consultant 1' });
    const one = `${heading}c1@agency.example.com,Consultant 1,consultant-1@example.com,Member,True\n`;
    await send(api, one);
    expect((await api.directoryBook.current())?.entries).toMatchObject([{ personId: 'p-c1' }]);
    const twice = await send(api, `${one}C1@agency.example.com,Consultant 1,c-1@example.com,Member,True\n`);
    expect(twice).toMatchObject({ status: 400, body: { errors: [{ path: 'line 3' }] } });
  });

  it('a manager whom the file does not have may be known; one whom nobody knows is counted', async () => {
    const api = createTestApi();
    api.seedPerson('head@example.com', { name: 'Head of delivery' });
    const content = `${HEADING}consultant-1@example.com,C1,active,,head@example.com\nconsultant-2@example.com,C2,active,,gone@example.com\n`;
    expect((await send(api, content)).body).toMatchObject({ unknownManagers: 1 });
    expect((await api.directoryBook.current())?.entries.map((entry) => entry.managerId)).toEqual(['p-head', undefined]);
  });

  it('takes a file larger than other bodies, and acts once for an idempotency key', async () => {
    const api = createTestApi();
    const large =
      whole + Array.from({ length: 2_500 }, (_, index) => lineOf(`former-${index}`, 'left', 'x'.repeat(100))).join('');
    expect(large.length).toBeGreaterThan(400_000);
    const options = { key: 'import-1' };
    const first = await api.post('/roster/imports', { content: large }, options);
    expect(first.status).toBe(201);
    expect((await api.post('/roster/imports', { content: large }, options)).body).toEqual(first.body);
    expect(api.directoryBook.imports).toHaveLength(1);
  });

  it('409 when somebody else imported meanwhile', async () => {
    const api = createTestApi();
    await send(api, whole);
    Object.assign(api.dependencies.directoryBook, { current: async () => undefined });
    expect((await send(api, fileOf(lineOf('consultant-1')))).status).toBe(409);
  });

  it('403 for a token that may only read', async () => {
    expect((await createTestApi().post('/roster/imports', { content: whole }, { scopes: ['read'] })).status).toBe(403);
  });
});

describe('GET /roster', () => {
  it('without a directory, says that the own portal alone tells', async () => {
    const api = createTestApi();
    api.rosterBook.save({ personId: 'p-operations', hubspotUserId: '8', seenAt: '2026-11-01T08:00:00.000Z' });
    expect(await api.get('/roster', { scopes: ['read'] })).toMatchObject({
      status: 200,
      body: {
        directory: null,
        counts: { active: 1, left: 0, moved: 0, portalOnly: 0, directoryOnly: 0 },
        notes: [expect.stringContaining('only your own portal')],
      },
    });
  });

  it('names leavers with whose word it is, movers, and who is in one source only', async () => {
    const api = createTestApi();
    await send(api, whole);
    api.seedPerson('silent@example.com', { name: 'Silent consultant' });
    api.rosterBook.save({ personId: 'p-silent', hubspotUserId: '9', seenAt: '2026-11-01T08:00:00.000Z' });
    const leftAt = '2026-11-10T08:00:00.000Z';
    api.rosterBook.save({ personId: 'p-consultant-1', hubspotUserId: '7', seenAt: leftAt, leftAt });
    await send(
      api,
      whole
        .replace('consultant-1,active', 'consultant-1,left')
        .replace('consultant-2,active,Delivery', 'consultant-2,active,Design'),
    );
    const { body } = await api.get('/roster');
    expect(body).toMatchObject({
      directory: { number: 2, by: { name: 'Operations lead' }, source: 'csv', stale: false },
      counts: { active: 6, left: 1, moved: 1, portalOnly: 1, directoryOnly: 5 },
      leavers: [{ person: { name: 'consultant-1' }, since: leftAt, source: 'both' }],
      movers: [{ person: { name: 'consultant-2' }, changed: ['department'] }],
      unmatched: { portalOnly: [{ name: 'Silent consultant' }] },
    });
    expect(body.notes).toEqual([expect.stringContaining('not in the directory')]);
  });
});
