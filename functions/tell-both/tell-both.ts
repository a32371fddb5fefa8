import type { People } from '../../shared/ports/people.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import type { ClientSide } from '../../shared/services/access/client-side.ts';
import type { EndClosure } from '../../shared/services/closures/end-closure.ts';
import type { Office } from '../../shared/services/office.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';

/** What telling needs. */
export interface TellBothDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly endClosure: EndClosure;
  readonly clientSide: ClientSide;
  readonly office: Pick<Office, 'operator'>;
  readonly queueMail: QueueMail;
  /** No client is mailed. */
  readonly observe: boolean;
}

/**
 * Ends the closure as what was read back says, and tells both sides: whoever asked for it and the client's own people who are told of changes,
 * and partner operations. One mail each, with the same lists.
 */
export function createTellBoth(dependencies: TellBothDependencies) {
  const { runs, people, endClosure, clientSide, office, queueMail, observe } = dependencies;
  return async ({ runId }: RunInput): Promise<{ end: string }> => {
    const run = await readRun(runs, runId);
    const { closure, end } = await endClosure(run.businessId);
    const { clientId, closureId, requestedBy, correlationId } = closure;
    const asker = await people.read(requestedBy);
    const theirs = [...(await clientSide(clientId)), ...(asker?.kind === 'client' ? [requestedBy] : [])];
    const ours = (await office.operator()).personId;
    for (const personId of new Set([...(observe ? [] : theirs), ours])) {
      await queueMail({
        mailId: `${runId}.closed.${personId}`,
        kind: 'client-closed',
        personId,
        clientId,
        runId,
        reminder: 0,
        facts: { closureId },
        correlationId,
      });
    }
    return { end };
  };
}
