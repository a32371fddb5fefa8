import type { Connections } from '../../shared/ports/connections.ts';
import type { PartnerRecords } from '../../shared/ports/hubspot.ts';
import type { ObservePartnerClient } from '../../shared/services/observe-partner-client.ts';
import type { NoticeDirectory } from './notice-directory.ts';
import type { RefreshRoster } from './refresh-roster.ts';

/** What polling needs. */
export interface PollPartnerClientsDependencies {
  readonly partnerPortalId: number;
  readonly partnerAppId: number;
  readonly connections: Pick<Connections, 'read'>;
  readonly partnerRecords: Pick<PartnerRecords, 'list'>;
  readonly refreshRoster: RefreshRoster;
  readonly noticeDirectory: NoticeDirectory;
  readonly observe: ObservePartnerClient;
  /** Raises the alarm `connection-broken`: without its own portal the product is blind. */
  readonly noteBroken: () => void;
  /** Told of a record whose consequences failed. */
  readonly noteFailure: (recordId: string, error: unknown) => void;
}

/** What a poll saw. */
export interface PollReport {
  readonly connected: boolean;
  readonly records: number;
  readonly began: number;
  readonly failed: number;
  readonly roster: number;
}

/**
 * Reads all partner clients, because HubSpot may not deliver their events to a given app, and the roster with them.
 * 1. Without a connection of the partner portal there is nothing to read.
 * 2. Every user of the partner portal stands on the roster; one who is gone or deactivated is a leaver, whose access is taken away. So is one
 *    whose last day by the directory is over.
 * 3. Each record has its consequences; one that fails does not keep the others back, and comes again with the next poll.
 */
export function createPollPartnerClients(dependencies: PollPartnerClientsDependencies) {
  const { partnerPortalId, partnerAppId, connections, partnerRecords, refreshRoster } = dependencies;
  const { noticeDirectory, observe, noteFailure, noteBroken } = dependencies;

  return async (correlationId: string): Promise<PollReport> => {
    // 1. Connected?
    const connection = await connections.read(partnerAppId, partnerPortalId);
    if (connection !== undefined && connection.health !== 'healthy') noteBroken();
    if (connection === undefined || connection.health !== 'healthy') {
      return { connected: false, records: 0, began: 0, failed: 0, roster: 0 };
    }
    // 2. Roster.
    const roster = await refreshRoster(connection.scopes, correlationId);
    await noticeDirectory(correlationId);
    // 3. Records.
    let records = 0;
    let began = 0;
    let failed = 0;
    let after: string | undefined;
    do {
      const page = await partnerRecords.list(after);
      for (const record of page.records) {
        records += 1;
        try {
          const observation = await observe(record, { connectedAt: connection.connectedAt, correlationId });
          if (observation === 'invitation-began') began += 1;
        } catch (error) {
          failed += 1;
          noteFailure(record.recordId, error);
        }
      }
      after = page.after;
    } while (after !== undefined);
    return { connected: true, records, began, failed, roster };
  };
}
