import { HubSpotError } from '../../shared/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Connections, JournalPosition, JournalPositions } from '../../shared/ports/connections.ts';
import type { AppJournal, JournalEvent } from '../../shared/ports/hubspot.ts';
import type { BreakConnection } from '../../shared/services/access/break-connection.ts';

/** What reading the journal needs. */
export interface ReadJournalDependencies {
  readonly appId: number;
  readonly journal: AppJournal;
  readonly positions: JournalPositions;
  readonly connections: Pick<Connections, 'read'>;
  readonly breakConnection: BreakConnection;
  readonly clock: Clock;
}

/** What a reading saw. */
export interface JournalReport {
  readonly read: number;
  readonly uninstalled: number;
}

/** Batches of one reading; more wait for the next one. */
const MOST = 20;

/**
 * Reads on in HubSpot's webhooks journal, because an uninstallation is told nowhere else.
 * 1. Uninstallations have to be written there: subscribed once.
 * 2. What came since the last reading is read. A place that HubSpot has forgotten (it keeps three days) is left for the earliest one.
 * 3. A connection that is older than the event is lost. What was installed again since stands.
 * 4. Then the place is kept: dying before this line reads the same again, which changes nothing.
 */
export function createReadJournal(dependencies: ReadJournalDependencies) {
  const { appId, journal, positions, connections, breakConnection, clock } = dependencies;

  return async (): Promise<JournalReport> => {
    // 1. Subscribed?
    await journal.subscribe();
    let position: JournalPosition | undefined = await positions.read(appId);
    let read = 0;
    let uninstalled = 0;
    for (let batch = 1; batch <= MOST; batch++) {
      // 2. Read.
      const { events, offset, more } = await entriesAfter(position?.offset);
      read += events.length;
      // 3. Lost?
      for (const event of events) if (await isLost(event)) uninstalled += 1;
      if (offset === undefined) break;
      // 4. Keep the place.
      if (offset !== position?.offset) {
        const next = { appId, offset, readAt: clock.now().toISOString(), version: position?.version ?? 0 };
        await positions.write(next);
        position = { ...next, version: next.version + 1 };
      }
      if (!more) break;
    }
    return { read, uninstalled };
  };

  async function entriesAfter(offset: string | undefined) {
    try {
      return await journal.after(offset);
    } catch (error) {
      const forgotten = error instanceof HubSpotError && [400, 404, 410].includes(error.status);
      if (offset === undefined || !forgotten) throw error;
      return journal.after(undefined);
    }
  }

  async function isLost({ portalId, at }: JournalEvent): Promise<boolean> {
    const connection = await connections.read(appId, portalId);
    if (connection === undefined || connection.health === 'uninstalled') return false;
    if ((connection.renewedAt ?? connection.connectedAt) > at) return false;
    await breakConnection({ appId, portalId, reason: 'uninstalled' });
    return true;
  }
}
