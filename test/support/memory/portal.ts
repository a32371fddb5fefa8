import type { PermissionSet, PortalTeam, PortalUser } from '../../../shared/domain/portal.ts';
import type { PortalAccess, PortalStructure, PortalUsers } from '../../../shared/ports/hubspot.ts';
import type { Effects } from './effects.ts';

/** How the next write fails: before HubSpot did it, or with the answer lost after it did. */
export interface WriteFault {
  readonly error: Error;
  readonly done: boolean;
}

/** One portal of HubSpot, with all that tests do to it. */
export interface MemoryPortal extends PortalUsers, PortalStructure {
  readonly users: Map<string, PortalUser>;
  readonly permissionSetList: PermissionSet[];
  readonly teamList: PortalTeam[];
  /** Adds or replaces a user by hand, as somebody in the portal would. */
  byHand(email: string, user?: Partial<PortalUser>): PortalUser;
  removeByHand(email: string): void;
  failNextWrite(fault: WriteFault): void;
  /** Every read fails from now on. */
  failReads(error: Error | undefined): void;
  /** Runs once before the next write gets through. */
  beforeNextWrite(act: () => void): void;
  /** Lets a write have no effect although it is answered well. */
  ignoreNextWrite(): void;
  /** Names of the writes that reached HubSpot. */
  readonly writes: string[];
}

/** @see MemoryPortal */
export function createMemoryPortal(effects: Effects): MemoryPortal {
  const users = new Map<string, PortalUser>();
  const writes: string[] = [];
  let fault: WriteFault | undefined;
  let readFailure: Error | undefined;
  let before: (() => void) | undefined;
  let ignored = false;
  const idOf = (email: string) => `u-${email.split('@')[0]}`;
  const byId = (userId: string) => [...users.values()].find((user) => user.id === userId);
  const read = async <T>(answer: () => T): Promise<T> => {
    if (readFailure !== undefined) throw readFailure;
    return structuredClone(answer());
  };
  const write = (name: string, act: () => void) =>
    effects.run(`portal.${name}`, () => {
      before?.();
      before = undefined;
      const failing = fault;
      fault = undefined;
      if (failing !== undefined && !failing.done) throw failing.error;
      writes.push(name);
      if (!ignored) act();
      ignored = false;
      if (failing !== undefined) throw failing.error;
    });
  const accessOf = ({ permissionSetId, primaryTeamId, secondaryTeamIds }: PortalAccess) => ({
    roleIds: permissionSetId === undefined ? [] : [permissionSetId],
    primaryTeamId,
    secondaryTeamIds: [...secondaryTeamIds],
  });
  const portal: MemoryPortal = {
    users,
    writes,
    permissionSetList: [],
    teamList: [],
    byHand(email, user = {}) {
      const made = { id: idOf(email), email, superAdmin: false, roleIds: [], secondaryTeamIds: [], ...user };
      users.set(email, made);
      return made;
    },
    removeByHand: (email) => {
      users.delete(email);
    },
    failNextWrite: (next) => {
      fault = next;
    },
    failReads: (error) => {
      readFailure = error;
    },
    beforeNextWrite: (act) => {
      before = act;
    },
    ignoreNextWrite: () => {
      ignored = true;
    },
    list: () => read(() => [...users.values()]),
    findByEmail: (_portalId, email) => read(() => users.get(email)),
    findById: (_portalId, userId) => read(() => byId(userId)),
    permissionSets: () => read(() => portal.permissionSetList),
    teams: () => read(() => portal.teamList),
    create: (_portalId, { email, firstName, lastName, ...access }) =>
      write('create', () => {
        if (users.has(email)) throw new Error('A second user of the same address was created.');
        users.set(email, { id: idOf(email), email, firstName, lastName, superAdmin: false, ...accessOf(access) });
      }),
    update: (_portalId, userId, access) =>
      write('update', () => {
        const user = byId(userId);
        if (user === undefined) throw new Error('A user that is not there was changed.');
        if (user.superAdmin || user.roleIds.length > 1) throw new Error('An untouchable user was changed.');
        // What the body leaves out stays: a permission set and a primary team are only ever replaced.
        const { permissionSetId = user.roleIds[0], primaryTeamId = user.primaryTeamId } = access;
        users.set(user.email, { ...user, ...accessOf({ ...access, permissionSetId, primaryTeamId }) });
      }),
    remove: (_portalId, userId) =>
      write('remove', () => {
        const user = byId(userId);
        if (user?.superAdmin) throw new Error('A super admin was removed.');
        if (user !== undefined) users.delete(user.email);
      }),
  };
  return portal;
}
