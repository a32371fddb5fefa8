import { noteUninstalled } from '../api/journal.ts';
import type { Sandbox } from '../context.ts';
import type { AuthorizationCode, Portal, SecurityEvent } from '../state.ts';
import { newId } from '../state.ts';

/** Notes the app as installed in the portal; a second installation renews the first. */
export function recordInstall(
  sandbox: Sandbox,
  code: Pick<AuthorizationCode, 'portalId' | 'userId' | 'scopes'>,
  appId: number,
): void {
  const { state } = sandbox;
  const others = state.installs.filter((install) => install.portalId !== code.portalId || install.appId !== appId);
  const install = {
    portalId: code.portalId,
    appId,
    userId: code.userId,
    scopes: code.scopes,
    installedAt: new Date().toISOString(),
  };
  state.installs = [...others, install];
  const portal = state.portals.get(code.portalId);
  if (portal) recordSecurityEvent(sandbox, portal, 'INSTALL_INTEGRATION', code.userId, String(appId));
}

/** Ends an installation and kills its tokens. @returns false when the app was not installed */
export function uninstall(sandbox: Sandbox, portalId: number, appId: number): boolean {
  const { state } = sandbox;
  const install = state.installs.find((candidate) => candidate.portalId === portalId && candidate.appId === appId);
  if (!install) return false;
  state.installs = state.installs.filter((candidate) => candidate !== install);
  for (const tokens of [state.accessTokens, state.refreshTokens]) {
    for (const [value, token] of tokens) {
      if (token.portalId === portalId && token.appId === appId) tokens.delete(value);
    }
  }
  noteUninstalled(sandbox, portalId, appId);
  const portal = state.portals.get(portalId);
  if (portal) recordSecurityEvent(sandbox, portal, 'UNINSTALL_INTEGRATION', install.userId, String(appId));
  return true;
}

export function recordSecurityEvent(
  sandbox: Sandbox,
  portal: Portal,
  type: SecurityEvent['type'],
  userId: string,
  objectId: string,
): void {
  const id = newId(sandbox.state);
  portal.securityEvents.push({ id, type, userId, objectId, createdAt: new Date().toISOString() });
}
