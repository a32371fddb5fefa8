import { waitsForConnection } from '../../shared/domain/run.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { composeConnectionLost } from '../../shared/mails/connection-lost.tsx';
import type { Clients } from '../../shared/ports/clients.ts';
import type { RunDirectory } from '../../shared/ports/runs.ts';
import type { Compose } from './send-mail.ts';

/** What composing it needs. */
export interface ComposeConnectionLostDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly runs: Pick<RunDirectory, 'ofClient'>;
}

/** Gives partner operations the task to have a portal connected again, with what waits for it now. */
export function createComposeConnectionLost(dependencies: ComposeConnectionLostDependencies): Compose {
  const { settings, clients, runs } = dependencies;
  return async ({ clientId, facts }, to) => {
    const client = clientId === undefined ? undefined : await clients.read(clientId);
    const waiting = clientId === undefined ? [] : (await runs.ofClient(clientId)).filter(waitsForConnection);
    const reason = String(facts['reason']);
    return composeConnectionLost({
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      recipientName: to.name,
      clientName: clientId === undefined ? undefined : (client?.name ?? clientId),
      portalId: Number(facts['portalId']),
      reason: reason === 'missing-scope' || reason === 'uninstalled' ? reason : 'revoked',
      waiting: waiting.length,
      command: clientId === undefined ? 'steward setup' : `steward client connect ${clientId}`,
    });
  };
}
