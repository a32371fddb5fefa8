import { describe, expect, it } from 'vitest';
import { ConnectionBrokenError, HubSpotError } from '../../../shared/errors.ts';
import { createAppInstalls } from '../../../shared/services/access/app-installs.ts';
import { aConnection, CLIENT_APP_ID, PORTAL_ID } from '../../support/memory/builders.ts';

const issued = (name: string) => ({ accessToken: `${name}-access`, refreshToken: `${name}-refresh`, expiresIn: 1800 });

/** Uninstalling with a connection in some health, and what HubSpot answers. */
function uninstalling(
  more: { broken?: 'missing-scope' | 'revoked'; refused?: HubSpotError; dead?: HubSpotError } = {},
) {
  const given: unknown[] = [];
  const { uninstall } = createAppInstalls({
    appId: CLIENT_APP_ID,
    connections: { read: async () => aConnection({ refreshToken: 'kept-refresh' }) },
    cipher: { decrypt: async (text) => text },
    tokens: async () => {
      if (more.broken !== undefined) throw new ConnectionBrokenError(PORTAL_ID, more.broken);
      return 'kept-access';
    },
    oauthServer: {
      refresh: async () => {
        if (more.dead !== undefined) throw more.dead;
        return issued('new');
      },
      giveBack: async (_app, { accessToken, refreshToken }, revoke) => {
        given.push([accessToken, refreshToken, revoke]);
        if (more.refused !== undefined) throw more.refused;
      },
    },
  });
  return { given, uninstall: () => uninstall(PORTAL_ID) };
}

describe('uninstalling our app', () => {
  it('revokes nothing before the app is gone', async () => {
    const { given, uninstall } = uninstalling();
    expect(await uninstall()).toBe('uninstalled');
    expect(given).toEqual([['kept-access', 'kept-refresh', 'once-gone']]);
    const refused = uninstalling({ refused: new HubSpotError('No.', { status: 502 }) });
    await expect(refused.uninstall()).rejects.toMatchObject({ status: 502 });
  });

  it('has a token for it also where scopes for other work are missing', async () => {
    const { given, uninstall } = uninstalling({ broken: 'missing-scope' });
    expect(await uninstall()).toBe('uninstalled');
    expect(given).toEqual([['new-access', 'new-refresh', 'once-gone']]);
  });

  it('finds it gone, or the connection revoked', async () => {
    const dead = new HubSpotError('Dead.', { status: 400, category: 'invalid_grant' });
    expect(await uninstalling({ broken: 'missing-scope', dead }).uninstall()).toBe('gone');
    expect(await uninstalling({ refused: new HubSpotError('Gone.', { status: 404 }) }).uninstall()).toBe('gone');
    await expect(uninstalling({ broken: 'revoked' }).uninstall()).rejects.toBeInstanceOf(ConnectionBrokenError);
  });
});
