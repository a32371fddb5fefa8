import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writePackFolder } from '../../../infra/cli/evidence-folder.ts';
import { listen } from '../../../infra/local/listen.ts';
import { clientStream } from '../../../shared/domain/ledger.ts';
import { aClient } from '../../support/memory/builders.ts';
import { AUDIT_ID, RUN_ID } from '../evidence/support/facts.ts';
import { createEvidenceWorld } from '../evidence/support/world.ts';
import { createTestCli, steward } from './support/cli.ts';

let cli: Awaited<ReturnType<typeof createTestCli>>;
let bucket: Awaited<ReturnType<typeof listen>>;
const folder = mkdtempSync(join(tmpdir(), 'evidence-'));
const world = createEvidenceWorld();

beforeAll(async () => {
  cli = await createTestCli();
  await world.sealEvidence({ runId: RUN_ID, shard: 0 });
  await world.closeAudit({ runId: RUN_ID });
  for (const [key, content] of world.files) cli.api.evidenceFiles.set(key, content);
  cli.api.clients.seed(aClient());
  // Where the addresses that the API gives out lead.
  const server = createServer((request, response) => {
    response.end(world.files.get(decodeURIComponent(new URL(request.url ?? '/', 'http://b').pathname.slice(1))));
  });
  bucket = await listen(server, 0);
  Object.assign(cli.api.dependencies.evidence, { addressOf: async (key: string) => `${bucket.url}/${key}` });
});
afterAll(async () => {
  await cli.close();
  await bucket.close();
  rmSync(folder, { recursive: true });
});

describe('a folder of a pack', () => {
  it.each(['../outside.txt', '/outside.txt', 'a/b.csv', '..', ''])('takes no file named %j', (name) => {
    const to = join(folder, 'named');
    expect(() => writePackFolder(to, new Map([[name, new Uint8Array()]]))).toThrow('is no name of a file of a pack');
    expect(readdirSync(folder)).not.toContain('outside.txt');
  });
});

describe('steward evidence', () => {
  it('lists what left evidence, and its packs', async () => {
    expect((await cli.steward('evidence', 'list')).out).toContain(AUDIT_ID);
    const { out } = await cli.steward('evidence', 'list', AUDIT_ID);
    expect(out).toMatch(/the whole audit/);
    expect(out).toMatch(/Example Manufacturing +c-1 +q-2026-10-05\/c-1\//);
  });

  it('fetches packs, which verify without an API', async () => {
    const to = join(folder, 'all');
    expect((await cli.steward('evidence', 'fetch', AUDIT_ID, '--all', '--to', to)).code).toBe(0);
    expect(readdirSync(to)).toEqual(['audit', 'c-1', 'c-2']);
    const key = join(folder, 'key.pem');
    writeFileSync(key, world.signer.pem);
    for (const pack of readdirSync(to)) {
      const { code, out } = await steward(['evidence', 'verify', join(to, pack), '--key', key]);
      expect([code, out]).toEqual([0, expect.stringContaining('The pack holds')]);
    }
  });

  it('names the first file of a changed pack that does not hold', async () => {
    const to = join(folder, 'changed');
    await cli.steward('evidence', 'fetch', AUDIT_ID, '--client', 'c-1', '--to', to);
    const file = join(to, 'decisions.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('revoke', 'retain'));
    const { code, out } = await steward(['evidence', 'verify', to]);
    expect([code, out]).toEqual([1, expect.stringContaining('decisions.csv has another SHA-256')]);
    const again = await cli.steward('evidence', 'fetch', AUDIT_ID, '--client', 'c-1', '--to', to);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('is there already')]);
  });

  it('says what is wrong with the command line', async () => {
    const nowhere = await steward(['evidence', 'verify', join(folder, 'nowhere')]);
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('is no folder')]);
    const both = await cli.steward('evidence', 'fetch', AUDIT_ID, '--all', '--client', 'c-1', '--to', folder);
    expect([both.code, both.err]).toEqual([2, expect.stringContaining('not both')]);
  });
});

describe('steward access as-of', () => {
  it('shows who had what on a day', async () => {
    const { personId } = cli.api.seedPerson('consultant-1@example.com', { name: 'consultant-1' });
    const facts = {
      portalId: 20_000_001,
      personId,
      permissionSetName: 'Report reader',
      engagementIds: [],
      approvedBy: [],
    };
    const fact = {
      stream: clientStream('c-1'),
      type: 'access-verified',
      at: '2026-10-05T08:00:00.000Z',
      facts,
    } as const;
    await cli.api.ledger.append([fact]);
    const { code, out } = await cli.steward('access', 'as-of', '2026-10-05');
    expect(code).toBe(0);
    expect(out).toMatch(/consultant-1 +Report reader +5 Oct 2026 +the policy +stands/);
    expect((await cli.steward('access', 'as-of', '2026-10-04')).out).toContain('nobody had any');
    expect((await cli.steward('access', 'as-of', 'yesterday')).code).toBe(2);
  });
});
