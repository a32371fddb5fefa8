import { noticePeopleOf } from '../../shared/domain/client-admins.ts';
import { isSettled, stands } from '../../shared/domain/grant.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Engagements, Grants } from '../../shared/ports/engagements.ts';
import type { Catalogues } from '../../shared/ports/publications.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { packageOf } from '../../shared/services/access/package-of.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import { readEngagementRun } from '../../shared/services/runs/read-run.ts';
import type { Hand } from './hand.ts';

/** What telling needs. */
export interface TellBreakGlassDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly grants: Pick<Grants, 'read'>;
  readonly queueMail: QueueMail;
}

/** Tells the client at once when a line has given break-glass access: one mail a person and run, however many lines there are. */
export type TellBreakGlass = (hand: Pick<Hand, 'run' | 'plan' | 'line'>) => Promise<void>;

/** @see TellBreakGlass */
export function createTellBreakGlass(dependencies: TellBreakGlassDependencies): TellBreakGlass {
  const { runs, engagements, catalogues, clients, grants, queueMail } = dependencies;
  return async ({ run, plan, line }) => {
    const { engagement } = await readEngagementRun({ runs, engagements }, run.runId);
    if (!line.engagementIds.includes(engagement.engagementId)) return;
    if ((await packageOf(catalogues, engagement)).breakGlass === undefined) return;
    const grant = await grants.read(run.clientId, plan.portalId, line.personId);
    if (!stands(grant) || !isSettled(grant) || !grant.engagementIds.includes(engagement.engagementId)) return;
    const client = await clients.read(run.clientId);
    for (const personId of client === undefined ? [] : noticePeopleOf(client)) {
      await queueMail({
        mailId: `${run.runId}.break-glass.${personId}`,
        kind: 'break-glass-notice',
        personId,
        clientId: run.clientId,
        runId: run.runId,
        reminder: 0,
        facts: {},
        correlationId: run.correlationId,
      });
    }
  };
}
