import { describe, expect, it } from 'vitest';
import { AUDIT_WORLD } from '../../../infra/local/sandbox/audit-world/audit-world.ts';
import { CASES } from '../../../infra/local/sandbox/audit-world/cases.ts';
import catalogue from '../../../infra/settings/catalogue.json' with { type: 'json' };
import { ITEM_FINDINGS, PORTAL_FINDINGS } from '../../../shared/domain/audit/finding.ts';

const { portals, records, expectations } = AUDIT_WORLD;
const clientPortals = portals.filter(({ partner }) => !partner);
const partnerPortal = portals.find(({ partner }) => partner);

function portalOf(portalId: number) {
  const portal = portals.find((candidate) => candidate.portalId === portalId);
  if (!portal) throw new Error(`no portal ${portalId}`);
  return portal;
}

describe('the audit world', () => {
  it('has at least 40 client portals and 30 team members, present and past', () => {
    expect(clientPortals.length).toBeGreaterThanOrEqual(40);
    expect(records.roster.length).toBeGreaterThanOrEqual(30);
    expect(new Set(portals.map(({ portalId }) => portalId)).size).toBe(portals.length);
    expect(new Set(records.roster.map(({ hubspotUserId }) => hubspotUserId)).size).toBe(records.roster.length);
  });

  it('plants each finding of the product’s list at least twice, and no other', () => {
    const known = [...ITEM_FINDINGS, ...PORTAL_FINDINGS];
    const planted = Map.groupBy(expectations.findings, ({ code }) => code);
    expect([...planted.keys()].toSorted()).toEqual(known.toSorted());
    for (const found of planted.values()) expect(found.length).toBeGreaterThanOrEqual(2);
    for (const { code } of expectations.unavailable) expect(known).toContain(code);
  });

  it('expects each finding once, about a user of that portal or about the portal', () => {
    const keys = expectations.findings.map(({ portalId, email = '', code }) => `${portalId} ${email} ${code}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { portalId, email, code } of expectations.findings) {
      if (email === undefined) expect(PORTAL_FINDINGS).toContain(code);
      else {
        expect(ITEM_FINDINGS).toContain(code);
        expect(portalOf(portalId).users.map((user) => user.email.toLowerCase())).toContain(email);
      }
    }
  });

  it('expects nothing about users of a portal that cannot be read', () => {
    const inside = expectations.findings.filter(
      ({ portalId, email }) => email !== undefined && expectations.cannotVerify.includes(portalId),
    );
    expect(inside).toEqual([]);
    for (const { portalId } of expectations.unavailable) expect(expectations.cannotVerify).not.toContain(portalId);
    const dead = clientPortals.filter(
      ({ unreadable, installation, portalId }) =>
        unreadable === true ||
        installation?.state === 'uninstalled' ||
        (installation?.state === 'none' &&
          records.grants.some((g) => g.portalId === portalId && g.state !== 'removed')),
    );
    expect(expectations.cannotVerify).toEqual(dead.map(({ portalId }) => portalId));
  });

  it('has innocent people beside the planted ones, in most portals', () => {
    const innocent = CASES.flatMap(({ ours }) => ours.filter(({ finds }) => finds.length === 0));
    expect(innocent.length).toBeGreaterThan(30);
  });

  it('has the present roster in the partner portal, and the leavers not or deactivated', () => {
    for (const { hubspotUserId, leftDaysAgo } of records.roster) {
      const user = partnerPortal?.users.find(({ id }) => String(id) === hubspotUserId);
      if (leftDaysAgo === undefined) expect(user?.deactivated ?? false).toBe(false);
      else expect(user?.deactivated ?? true).toBe(true);
      expect(leftDaysAgo === undefined && user === undefined).toBe(false);
    }
  });

  it('has records that fit together: clients, engagements, grants, packages, permission sets, connections', () => {
    const clients = new Map(records.clients.map(({ clientId, portalId }) => [clientId, portalId]));
    expect([...clients.values()]).toEqual(clientPortals.map(({ portalId }) => portalId));
    const packages = catalogue.packages.map(({ key }) => key);
    const engagements = new Map(records.engagements.map((engagement) => [engagement.engagementId, engagement]));
    expect(engagements.size).toBe(records.engagements.length);
    for (const grant of records.grants) {
      expect(clients.get(grant.clientId)).toBe(grant.portalId);
      expect(portalOf(grant.portalId).permissionSets.map(({ name }) => name)).toContain(grant.permissionSetName);
      expect(grant.startedInDays).toBeLessThan(grant.endsInDays);
      expect(grant.endedInDays !== undefined).toBe(grant.state === 'removed');
      const engagement = engagements.get(grant.engagementId);
      expect(engagement).toMatchObject({ clientId: grant.clientId, team: [grant.email] });
      expect(packages).toContain(engagement?.packageKey);
    }
    for (const connection of records.connections) {
      expect(clients.get(connection.clientId)).toBe(connection.portalId);
      const { users, removedUsers = [] } = portalOf(connection.portalId);
      expect([...users, ...removedUsers].map(({ id }) => String(id))).toContain(connection.installingUserId);
    }
  });

  it('knows one person under one id in all portals', () => {
    const idOf = new Map<string, number>();
    for (const { users, removedUsers = [] } of portals) {
      for (const { id, email } of [...users, ...removedUsers]) {
        expect(idOf.get(email.toLowerCase()) ?? id).toBe(id);
        idOf.set(email.toLowerCase(), id);
      }
    }
  });
});
