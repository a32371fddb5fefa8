import type { Sandbox } from '../context.ts';
import { generatePortals } from '../generated-world.ts';
import type { Answer, SandboxRequest } from '../http.ts';
import { uninstall } from '../oauth/installs.ts';
import { grantableScopes, installApp } from '../oauth/tokens.ts';
import { buildPortal } from '../portal-seed.ts';
import type { Portal } from '../state.ts';
import type { PortalToLoad } from '../world-types.ts';
import { ControlError, parse } from './parse.ts';
import type { WorldWish } from './world-schema.ts';
import { worldSchema } from './world-schema.ts';

/**
 * POST /_sandbox/world: puts portals into the state, all or none; one that is there already is replaced, its installations stay.
 * Answers how the app was installed in each client portal that has it.
 */
export function loadWorld(sandbox: Sandbox, request: SandboxRequest): Answer {
  const wish = parse(request, worldSchema);
  const seeds = [...wish.portals, ...(wish.generate ? generatePortals(wish.generate) : [])];
  const now = Date.now();
  const loaded = seeds.map((seed) => ({
    seed,
    portal: checkedPortal(seed, now),
    installerId: installerOf(seed, wish),
  }));
  if (wish.install) for (const seed of seeds) checkLackedScopes(sandbox, seed);
  for (const { portal } of loaded) putPortal(sandbox, portal);
  const installed = wish.install === undefined ? [] : loaded.filter(({ installerId }) => installerId !== undefined);
  const portals = installed.map(({ seed, portal, installerId }) => installIn(sandbox, { seed, portal, installerId }));
  return { status: 201, body: { loaded: loaded.length, portals } };
}

/** @throws ControlError 400 for a name that the portal does not have, or an id that stands twice */
function checkedPortal({ installation: _, ...seed }: PortalToLoad, now: number): Portal {
  const ids = [...seed.users, ...(seed.removedUsers ?? [])].map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new ControlError(400, `Portal ${seed.portalId} has user ${twice} twice.`);
  try {
    return buildPortal(seed, now);
  } catch (error) {
    throw new ControlError(400, error instanceof Error ? error.message : 'The portal cannot be built.');
  }
}

/** Who installs the app: whom the portal names, whom the call names, else a super admin. None where it is not to be installed. */
function installerOf(
  { portalId, partner, installation = {}, users }: PortalToLoad,
  wish: WorldWish,
): number | undefined {
  if (wish.install === undefined || partner || installation.state === 'none') return undefined;
  const active = users.filter(({ deactivated }) => deactivated !== true);
  const named = installation.userId ?? wish.install.userId;
  const found = active.find(({ id, superAdmin }) => (named === undefined ? superAdmin === true : id === named));
  if (found) return found.id;
  const wanted = named === undefined ? 'super admin' : `user ${named}`;
  throw new ControlError(400, `Portal ${portalId} has no active ${wanted} who could install the app.`);
}

/** @throws ControlError 400 for a scope without which there is no installation */
function checkLackedScopes(sandbox: Sandbox, { portalId, installation }: PortalToLoad): void {
  const { requiredScopes } = sandbox.apps.client;
  const needed = installation?.lacksScopes?.find((scope) => requiredScopes.includes(scope));
  if (needed === undefined) return;
  throw new ControlError(400, `Portal ${portalId} cannot lack ${needed}: the app requires it.`);
}

function putPortal({ state }: Sandbox, portal: Portal): void {
  state.portals.set(portal.portalId, portal);
  for (const user of [...portal.users, ...portal.removedUsers]) state.people.set(user.email.toLowerCase(), user.id);
}

function installIn(
  sandbox: Sandbox,
  { seed, portal, installerId }: { seed: PortalToLoad; portal: Portal; installerId: number | undefined },
) {
  const app = sandbox.apps.client;
  const userId = String(installerId);
  const lacked = seed.installation?.lacksScopes ?? [];
  const scopes = grantableScopes(app, portal).filter((scope) => !lacked.includes(scope));
  const { access_token: accessToken, refresh_token: refreshToken } = installApp(sandbox, {
    portalId: portal.portalId,
    appId: app.appId,
    userId,
    scopes,
  });
  if (seed.installation?.state === 'uninstalled') uninstall(sandbox, portal.portalId, app.appId);
  return { portalId: portal.portalId, installingUserId: userId, scopes, accessToken, refreshToken };
}
