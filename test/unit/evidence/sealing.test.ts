import { generateKeyPairSync } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvidenceTable } from '../../../infra/cli/evidence-folder.ts';
import { type PackVerdict, verifyPack } from '../../../shared/domain/evidence/verify-pack.ts';
import { PARTNER_STREAM, verifyChain } from '../../../shared/domain/ledger.ts';
import { ConflictError } from '../../../shared/errors.ts';
import { aClosure } from '../closure/steps.ts';
import { AUDIT_ID, anAudit, anOffboarding, aRemedy, RUN_ID } from './support/facts.ts';
import { createMemorySigner, folderOf } from './support/store.ts';
import { aRun, createEvidenceWorld } from './support/world.ts';

type World = ReturnType<typeof createEvidenceWorld>;

const CLIENT_PACK = `${AUDIT_ID}/c-1/`;
const verdictOf = (files: ReadonlyMap<string, Uint8Array>, key?: string): PackVerdict =>
  verifyPack(files, { key, readTable: readEvidenceTable });
const seal = async (world: World) => {
  await world.sealEvidence({ runId: RUN_ID, shard: 0 });
  return world.closeAudit({ runId: RUN_ID });
};

describe('the evidence of a client that ended everything', () => {
  it('is one pack for all shards, which verifies, and names nobody of the client', async () => {
    const world = createEvidenceWorld();
    world.seedPerson('owner@client.example', { name: 'Client super admin', kind: 'client', personId: 'p-owner' });
    const at = '2026-10-06T08:00:00.000Z';
    const closure = aClosure({ state: 'done', shards: 2, uninstalledAt: at, endedAt: at, requestedAt: at });
    world.closures.seed(closure);
    const runId = `client-closure.${closure.closureId}`;
    world.runs.seed(aRun('client-closure', closure.closureId));
    const gone = { superAdmin: false, permissionSetNames: ['Partner Marketing'] };
    world.remedies.length = 0;
    world.remedies.push(aRemedy({ runId, clientId: 'c-1', state: 'verified', readBackAt: at, found: gone }));
    const word = {
      reason: 'left-open-by-client',
      control: 'accepted-by-client',
      until: at,
      approvedBy: 'p-owner',
      at,
    } as const;
    const left = { state: 'exception', reason: 'left-open-by-client', exception: word } as const;
    world.remedies.push(aRemedy({ runId, clientId: 'c-1', shard: 1, personId: 'p-lead-1', ...left }));
    expect(await world.sealEvidence({ runId, shard: 0 })).toEqual({ packs: 1 });
    const pack = `${closure.closureId}/c-1/`;
    expect(verdictOf(folderOf(world.files, pack))).toMatchObject({ ok: true, certified: true });
    const report = world.files.get(`${pack}report.html`) ?? '';
    for (const said of ['End of all access', 'left this as it is', 'a person of the client', 'uninstalled'])
      expect(report).toContain(said);
    for (const [, content] of world.files) expect(content).not.toMatch(/Client super admin|@client\.example/);
  });
});

describe('the evidence of an audit', () => {
  it('is a pack for each client and one for the whole, all of which verify', async () => {
    const world = createEvidenceWorld();
    expect(await world.sealEvidence({ runId: RUN_ID, shard: 0 })).toEqual({ packs: 2 });
    await world.closeAudit({ runId: RUN_ID });
    for (const pack of [CLIENT_PACK, `${AUDIT_ID}/c-2/`, `${AUDIT_ID}/audit/`]) {
      const verdict = verdictOf(folderOf(world.files, pack), world.signer.pem);
      expect(verdict).toMatchObject({ ok: true, ownKey: false, certified: true });
    }
    expect([...folderOf(world.files, CLIENT_PACK).keys()].sort()).toEqual([
      ...['certificate.json', 'decisions.csv', 'evidence.json', 'findings.csv', 'ledger.json', 'manifest.json'],
      ...['manifest.sig', 'portals.csv', 'public-key.pem', 'remedies.csv', 'report.html'],
    ]);
  });

  it('names people of the agency, and nobody of the client', async () => {
    const world = createEvidenceWorld();
    world.seedPerson('owner@client.example', { name: 'Client super admin', kind: 'client', personId: 'p-owner' });
    const [item] = world.items;
    if (item?.grant === undefined) throw new Error('The first item has a grant.');
    world.items[0] = { ...item, grant: { ...item.grant, approvedBy: ['p-owner'] } };
    await world.sealEvidence({ runId: RUN_ID, shard: 0 });
    const report = world.files.get(`${CLIENT_PACK}report.html`) ?? '';
    expect(report).toContain('consultant-2');
    expect(report).toContain('a person of the client');
    for (const [, content] of world.files) expect(content).not.toMatch(/Client super admin|@client\.example/);
  });

  it('tells of itself in the ledger of the client, and the next pack carries that on', async () => {
    const world = createEvidenceWorld();
    await seal(world);
    const first = verdictOf(folderOf(world.files, CLIENT_PACK));
    const next = 'q-2027-01-05';
    world.audits.seed(anAudit({ auditId: next, previousAuditId: AUDIT_ID }));
    world.runs.seed(aRun('offboarding-audit', next));
    world.portals.push(...world.portals.map((portal) => ({ ...portal, auditId: next })));
    world.items.push(...world.items.map((item) => ({ ...item, auditId: next })));
    world.remedies.push(...world.remedies.map((remedy) => ({ ...remedy, runId: `offboarding-audit.${next}` })));
    await world.sealEvidence({ runId: `offboarding-audit.${next}`, shard: 0 });
    const second = verdictOf(folderOf(world.files, `${next}/c-1/`));
    if (!first.ok || !second.ok) throw new Error('Both packs hold.');
    expect(second.manifest.previous).toEqual({ pack: CLIENT_PACK, manifestHash: first.manifestHash });
    expect(second.entries).toBe(1);
    expect(verifyChain(await world.ledger.read('client:c-1'))).toEqual({ ok: true });
  });

  it('says how many users an unreadable portal had, as far as the audit before knew', async () => {
    const world = createEvidenceWorld();
    world.audits.seed(anAudit({ previousAuditId: 'q-2026-07-05' }));
    const [, unread] = world.portals;
    if (unread === undefined) throw new Error('There are two portals.');
    world.portals.push({ ...unread, auditId: 'q-2026-07-05', state: 'read', usersRead: 31 });
    await world.sealEvidence({ runId: RUN_ID, shard: 0 });
    expect(world.files.get(`${AUDIT_ID}/c-2/report.html`)).toContain('The audit before read 31 users.');
  });

  it('of a sweep for drift is none: people are told, and the audit is closed', async () => {
    const world = createEvidenceWorld();
    world.audits.seed(anAudit({ kind: 'drift' }));
    expect(await world.sealEvidence({ runId: RUN_ID, shard: 0 })).toEqual({ packs: 0 });
    expect(await world.closeAudit({ runId: RUN_ID })).toEqual({ end: 'not-verified' });
    expect(world.files.size).toBe(0);
    expect(world.told).toEqual([AUDIT_ID]);
  });

  it('is the same wherever the process died before, and is told of once', async () => {
    const sound = createEvidenceWorld();
    await seal(sound);
    const steps = sound.effects.seen.length;
    expect(steps).toBeGreaterThan(30);
    for (let nth = 1; nth <= steps; nth++) {
      for (const when of ['before', 'after'] as const) {
        const world = createEvidenceWorld();
        world.effects.dieAt(nth, when);
        await expect(seal(world)).rejects.toThrow(/Died/);
        // Meanwhile the ledger went on, and somebody has another name.
        await world.ledger.append([{ stream: 'client:c-1', type: 'mail-sent', at: '2026-10-08T07:30:00Z', facts: {} }]);
        world.seedPerson('lead-1@example.com', { name: 'lead-1 under another name' });
        await seal(world);
        for (const pack of [CLIENT_PACK, `${AUDIT_ID}/c-2/`, `${AUDIT_ID}/audit/`]) {
          expect(verdictOf(folderOf(world.files, pack), world.signer.pem)).toMatchObject({ ok: true });
        }
        const sealed = world.ledger.entries.filter(({ type }) => type === 'evidence-sealed');
        expect(new Set(sealed.map(({ facts }) => facts['pack'])).size).toBe(3);
        expect(sealed).toHaveLength(3);
        expect(world.ledger.entries.filter(({ type }) => type === 'audit-closed')).toHaveLength(1);
      }
    }
  });

  it('is told of once when another was faster: a function of a stopped execution may still be at it', async () => {
    const world = createEvidenceWorld();
    const { append } = world.ledger;
    let overtaken = false;
    world.ledger.append = async (facts, once) => {
      if (!overtaken) {
        overtaken = true;
        await seal(world);
      }
      return append(facts, once);
    };
    await seal(world);
    const sealed = world.ledger.entries.filter(({ type }) => type === 'evidence-sealed');
    expect(sealed.map(({ facts }) => facts['pack']).toSorted()).toEqual(
      [CLIENT_PACK, `${AUDIT_ID}/audit/`, `${AUDIT_ID}/c-2/`].toSorted(),
    );
  });

  it('refuses a file that is there with another content, by name', async () => {
    const world = createEvidenceWorld();
    world.files.set(`${CLIENT_PACK}decisions.csv`, 'somebody was here first');
    const sealing = world.sealEvidence({ runId: RUN_ID, shard: 0 });
    await expect(sealing).rejects.toThrow(ConflictError);
    await expect(sealing).rejects.toThrow('decisions.csv');
  });

  it('is not closed while the pack of a client is missing', async () => {
    const world = createEvidenceWorld();
    await expect(world.closeAudit({ runId: RUN_ID })).rejects.toThrow(CLIENT_PACK);
    expect((await world.audits.read(AUDIT_ID))?.state).toBe('carrying-out');
  });
});

describe('a pack that was begun, and not signed', () => {
  it('keeps its audit open', async () => {
    const world = createEvidenceWorld();
    await world.sealEvidence({ runId: RUN_ID, shard: 0 });
    world.files.delete(`${CLIENT_PACK}manifest.sig`);
    await expect(world.closeAudit({ runId: RUN_ID })).rejects.toThrow(CLIENT_PACK);
    expect((await world.audits.read(AUDIT_ID))?.state).toBe('carrying-out');
  });
});

describe('the end of a sweep for drift that acts', () => {
  it.each<[string, string, (world: World) => void]>([
    ['green', 'everything was read back', () => {}],
    [
      ...(['not-verified', 'a remedy is still open'] as const),
      ({ remedies }) => void remedies.splice(0, 1, aRemedy({ state: 'planned' })),
    ],
    ['not-verified', 'a remedy is lost', ({ remedies }) => void remedies.splice(0, 1)],
  ])('is %s when %s', async (end, _what, change) => {
    const world = createEvidenceWorld();
    world.scope[0] = world.scope[0]?.slice(0, 1) ?? [];
    world.audits.seed(anAudit({ kind: 'drift' }));
    change(world);
    expect(await world.closeAudit({ runId: RUN_ID })).toEqual({ end });
  });
});

describe('the end of an audit', () => {
  const endOf = async (change: (world: World) => void) => {
    const world = createEvidenceWorld();
    world.scope[0] = world.scope[0]?.slice(0, 1) ?? [];
    change(world);
    const { end } = await seal(world);
    expect(await world.audits.read(AUDIT_ID)).toMatchObject({ state: 'closed', end });
    const [fact] = world.ledger.entries.filter(({ type }) => type === 'audit-closed');
    expect(fact).toMatchObject({ stream: PARTNER_STREAM, facts: { end } });
    return end;
  };

  it('is green when every portal was read, every line decided by a person, and everything read back', async () => {
    expect(await endOf(() => {})).toBe('green');
  });

  it('is with exceptions when something stays', async () => {
    const exception = { reason: 'write-refused', control: 'next-audit', until: '2026-11-08T00:00:00.000Z' } as const;
    const stays = { ...exception, approvedBy: 'p-lead-1', at: '2026-10-08T06:00:00.000Z' };
    expect(
      await endOf(({ remedies }) => {
        remedies[0] = aRemedy({ state: 'exception', readBackAt: undefined, exception: stays });
      }),
    ).toBe('with-exceptions');
  });

  it('is overdue when the policy decided', async () => {
    expect(
      await endOf(({ items }) => {
        const [item] = items;
        if (item?.decision === undefined) throw new Error('The first item is decided.');
        const { by: _nobody, ...rest } = item.decision;
        items[0] = { ...item, decision: { ...rest, overdue: true } };
      }),
    ).toBe('overdue');
  });

  it.each<[string, (world: World) => void]>([
    ['a line was not decided', ({ items }) => void items.splice(0, 1, { ...items[0], decision: undefined } as never)],
    ['a line is lost', ({ items }) => void items.splice(0, 1)],
    ['a remedy is lost', ({ remedies }) => void remedies.splice(0, 1)],
    ['a remedy is still open', ({ remedies }) => void remedies.splice(0, 1, aRemedy({ state: 'planned' }))],
    ['a portal has no record', ({ portals }) => void portals.splice(0, 1)],
    ['a portal could not be read', ({ scope }) => void scope.push([{ clientId: 'c-2', portalId: 20_000_002 }])],
  ])('is not verified when %s', async (_what, change) => {
    expect(
      await endOf((world) => {
        change(world);
        world.audits.seed(anAudit({ shards: world.scope.length }));
        // Packs of a second shard.
        if (world.scope.length > 1) world.scope[0] = world.scope.flat();
        world.audits.seed(anAudit({ shards: 1 }));
      }),
    ).toBe('not-verified');
  });

  it('leaves what was found in numbers, so that nobody has to add it up again', async () => {
    const world = createEvidenceWorld();
    await seal(world);
    expect(world.found.get(AUDIT_ID)).toMatchObject({
      portals: { read: 1, cannotVerify: 1 },
      lines: { lines: 2, decided: 2, keep: 1, revoke: 1, ofPortals: 2 },
      findings: [{ code: 'left-roster', count: 1, new: 1 }],
      unverified: [{ clientId: 'c-2', portalId: 20_000_002, reason: 'connection-revoked' }],
    });
  });

  it('stays what it was when it is closed again', async () => {
    const world = createEvidenceWorld();
    const first = await seal(world);
    const seen = world.effects.seen.length;
    expect(await world.closeAudit({ runId: RUN_ID })).toEqual(first);
    expect(world.effects.seen).toHaveLength(seen);
  });
});

describe('the evidence of an offboarding', () => {
  it('is a pack of receipts for each client where access was to go', async () => {
    const world = createEvidenceWorld();
    const runId = 'member-offboarding.o-p-consultant-2-1';
    world.offboardings.seed(anOffboarding());
    world.runs.seed(aRun('member-offboarding', 'o-p-consultant-2-1'));
    world.remedies.push(
      aRemedy({ runId, decidedBy: [], readBackAt: '2026-11-02T08:01:00.000Z' }),
      aRemedy({ runId, decidedBy: [], clientId: 'c-2', portalId: 20_000_002, item: 1, found: 'gone' }),
    );
    expect(await world.sealEvidence({ runId, shard: 0 })).toEqual({ packs: 2 });
    const verdict = verdictOf(folderOf(world.files, 'o-p-consultant-2-1/c-1/'));
    expect(verdict).toMatchObject({ ok: true, certified: true, manifest: { kind: 'offboarding' } });
    expect(world.files.get('o-p-consultant-2-1/c-1/report.html')).toContain('1 of 1 accesses were read back as gone.');
  });
});

describe('a pack that was changed', async () => {
  const world = createEvidenceWorld();
  await seal(world);
  const pack = folderOf(world.files, CLIENT_PACK);
  const names = [...pack.keys()];

  it('does not verify, whichever byte of whichever file it is, and the file is named', () => {
    const places = names.flatMap((name) => {
      const size = pack.get(name)?.byteLength ?? 0;
      return fc.tuple(fc.constant(name), fc.nat({ max: size - 1 }), fc.integer({ min: 1, max: 255 }));
    });
    fc.assert(
      fc.property(fc.oneof(...places), fc.boolean(), ([name, at, by], own) => {
        const bytes = Uint8Array.from(pack.get(name) ?? []);
        bytes[at] = (bytes[at] ?? 0) ^ by;
        const verdict = verdictOf(new Map(pack).set(name, bytes), own ? undefined : world.signer.pem);
        // What is signed and its signature can only be told to differ from each other.
        const expected = name === 'manifest.sig' ? ['manifest.sig', 'manifest.json'] : [name];
        expect(verdict.ok ? 'holds' : verdict.file).toBeOneOf(expected);
      }),
      { numRuns: 600 },
    );
  });

  it.each(names)('does not verify without %s', (name) => {
    const rest = new Map(pack);
    rest.delete(name);
    expect(verdictOf(rest)).toMatchObject({ ok: false, file: name });
  });

  it('does not verify with a file more', () => {
    expect(verdictOf(new Map(pack).set('notes.txt', new Uint8Array()))).toEqual({
      ...{ ok: false, file: 'notes.txt', why: 'is not in the manifest' },
    });
  });

  it('does not verify with a key of another kind', () => {
    for (const kind of ['ed25519', 'x25519'] as const) {
      const { publicKey } = generateKeyPairSync(kind as 'ed25519');
      const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
      expect(verdictOf(pack, pem)).toMatchObject({ ok: false, file: 'manifest.sig' });
    }
  });

  it('does not verify with the key of somebody else, also one that is put into the pack', () => {
    const { pem } = createMemorySigner();
    expect(verdictOf(pack, pem)).toMatchObject({ ok: false, file: 'manifest.sig' });
    const own = new Map(pack).set('public-key.pem', new Uint8Array(Buffer.from(pem)));
    expect(verdictOf(own)).toMatchObject({ ok: false, file: 'public-key.pem' });
  });
});

describe('the figures of reviews', () => {
  it('stand in the report of the whole audit: shares of what people decided, and the time of a line', async () => {
    const world = createEvidenceWorld();
    world.reviews.push({
      ...{ auditId: AUDIT_ID, review: 0, reviewerId: 'p-lead-1', fallback: [], policyRule: 'managers', version: 3 },
      lines: world.items.map(({ portalId, personId }) => ({ portalId, personId })),
      ...{ firstSavedAt: '2026-10-07T09:00:00.000Z', submittedAt: '2026-10-07T09:00:50.000Z', submittedBy: 'p-lead-1' },
    });
    await seal(world);
    const facts: unknown = JSON.parse(world.files.get(`${AUDIT_ID}/audit/evidence.json`) ?? '');
    expect(facts).toMatchObject({
      reviews: { reviews: 1, submitted: 1, lines: 2, changedShare: 0.5, departedShare: 0, secondsPerLine: 25 },
      roster: { members: 2, left: 1, directoryOnly: 1 },
      findings: { 'left-roster': 1 },
      packs: [{ client: 'Example Manufacturing' }, { client: 'Example Logistics' }],
    });
  });
});
