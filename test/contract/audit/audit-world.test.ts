import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_WORLD } from '../../../infra/local/sandbox/audit-world/audit-world.ts';
import {
  type AuditCall,
  type AuditSystem,
  createAuditSystem,
  type LoadedPortal,
  startAuditSandbox,
} from '../../support/audit-system.ts';

const { portals: world, records, expectations } = AUDIT_WORLD;

let sandbox: Awaited<ReturnType<typeof startAuditSandbox>>;
let portals: LoadedPortal[];
let system: AuditSystem;
let calls: AuditCall[];

beforeAll(async () => {
  sandbox = await startAuditSandbox();
  portals = await sandbox.load({ portals: world });
  system = createAuditSystem({ url: sandbox.url, portals, records });
  await system.read('a-1');
  calls = await sandbox.calls();
});
afterAll(() => sandbox.stop());

/** The address of a user in a portal, in lower case. */
function emailOf(portalId: number, userId: string): string {
  const user = world.find((one) => one.portalId === portalId)?.users.find(({ id }) => String(id) === userId);
  return user?.email.toLowerCase() ?? 'nobody';
}

const words = ({ portalId, email = '', code }: { portalId: number; email?: string; code: string }) =>
  `${portalId} ${email} ${code}`;

describe('an audit of the seeded world', () => {
  it('finds what was planted, and nothing else', () => {
    const found = [
      ...system.auditedPortals
        .all()
        .flatMap(({ portalId, findings }) => findings.map(({ code }) => ({ portalId, code }))),
      ...system.auditItems
        .all()
        .flatMap(({ portalId, userId, findings }) =>
          findings.map(({ code }) => ({ portalId, email: emailOf(portalId, userId), code })),
        ),
    ];
    expect(found.map(words).toSorted()).toEqual(expectations.findings.map(words).toSorted());
  });

  it('says of each portal that could not be read that it could not be verified, and why', () => {
    const unread = system.auditedPortals.all().filter(({ state }) => state === 'cannot-verify');
    expect(unread.map(({ portalId }) => portalId).toSorted()).toEqual([...expectations.cannotVerify].toSorted());
    for (const portal of unread) expect(portal.reason).toBeDefined();
  });

  it('says what could not be told, and tells it of no other portal', () => {
    const told = system.auditedPortals
      .all()
      .flatMap(({ portalId, unavailable }) => unavailable.map(({ code }) => ({ portalId, code })));
    expect(told.map(words).toSorted()).toEqual(expectations.unavailable.map(words).toSorted());
  });

  it('counts every user of a portal that was read, as a line or as the client’s', () => {
    for (const { portalId, state, usersRead, clientUsers, items } of system.auditedPortals.all()) {
      if (state === 'cannot-verify') continue;
      expect(usersRead).toBe(world.find((one) => one.portalId === portalId)?.users.length);
      expect(clientUsers + items).toBe(usersRead);
    }
  });

  it('makes the calls that it says', () => {
    for (const { portalId, state, calls: said } of system.auditedPortals.all()) {
      if (state === 'cannot-verify') continue;
      const seen = calls.filter((call) => call.portalId === portalId && call.status === 200);
      expect([portalId, seen.length]).toEqual([portalId, said]);
    }
  });
});
