import { measureAudit } from './measure-audit.ts';
import { auditBudgets, auditTable, overBudget } from './report-audit.ts';

/** `npm run bench -- --audit`: an audit of many portals on a local stack. Says what it found; gives whether it keeps to its budgets. */
export async function benchAudit(portals: number, asJson: boolean, machine: Record<string, unknown>): Promise<boolean> {
  const measured = await measureAudit(portals, (line) => console.error(line));
  const budgets = auditBudgets();
  const over = overBudget(measured, budgets);
  const ok = over.length === 0;
  console.log(
    asJson
      ? JSON.stringify({ ok, over, machine, budgets, audit: measured })
      : `${auditTable(measured, budgets)}\n\n${ok ? 'Within budget.' : `Over budget: ${over.join('; ')}.`}`,
  );
  return ok;
}
