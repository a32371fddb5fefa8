import type { Audit, AuditState } from '../../domain/audit/audit.ts';
import { ConflictError } from '../../errors.ts';
import type { Audits } from '../../ports/audits.ts';

/** In the order in which an audit goes through them. */
const ORDER: readonly AuditState[] = ['opening', 'reading', 'in-review', 'carrying-out', 'sealing', 'closed'];

/** Whether decisions of reviewers still count: not any more once what was decided is carried out. */
export function takesDecisions({ state }: Pick<Audit, 'state'>): boolean {
  return ORDER.indexOf(state) < ORDER.indexOf('carrying-out');
}

const TRIES = 5;

/** Moves an audit on; one that is as far already, or further, stays. Shards of one audit come here side by side. */
export async function moveAudit(
  audits: Pick<Audits, 'read' | 'replace'>,
  auditId: string,
  to: AuditState,
): Promise<Audit | undefined> {
  for (let attempt = 1; ; attempt++) {
    const audit = await audits.read(auditId);
    if (audit === undefined || ORDER.indexOf(audit.state) >= ORDER.indexOf(to)) return audit;
    try {
      await audits.replace({ ...audit, state: to }, []);
      return { ...audit, state: to, version: audit.version + 1 };
    } catch (error) {
      if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
    }
  }
}
