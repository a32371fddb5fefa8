import type { Audit } from '../../domain/audit/audit.ts';
import type { Run } from '../../domain/run.ts';
import { NotFoundError, RuleError } from '../../errors.ts';
import type { Audits } from '../../ports/audits.ts';
import type { Runs } from '../../ports/runs.ts';
import { readRun } from '../runs/read-run.ts';

/** What reading an audit of a run needs. */
export interface ReadAuditDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly audits: Pick<Audits, 'read'>;
}

/** Reads the run of an audit, and the audit. @throws NotFoundError, RuleError when the run is another workflow's */
export async function readAuditRun(
  { runs, audits }: ReadAuditDependencies,
  runId: string,
): Promise<{ run: Run; audit: Audit }> {
  const run = await readRun(runs, runId);
  if (run.workflow !== 'offboarding-audit') throw new RuleError('run-kind', `Run ${runId} audits nothing.`);
  const audit = await audits.read(run.businessId);
  if (audit === undefined) throw new NotFoundError('Audit', run.businessId);
  return { run, audit };
}
