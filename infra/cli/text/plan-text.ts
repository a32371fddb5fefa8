import type { AccessAnswer, PlanLineAnswer, PlannedLineAnswer } from '../access-answers.ts';
import { personWords } from './rows.ts';
import type { Style, Tone } from './style.ts';
import { type Cell, table } from './table.ts';

const TONE: Readonly<Record<PlanLineAnswer['action'], Tone>> = {
  create: 'good',
  change: 'good',
  keep: 'dim',
  remove: 'attention',
  manual: 'attention',
  refuse: 'bad',
};

/** An access in one line. */
export function accessWords(access: AccessAnswer | null): string {
  if (access === null) return 'no user';
  if (access.superAdmin) return 'super admin';
  const teams = access.teams.length === 0 ? '' : `, ${access.teams.join(', ')}`;
  return `${access.permissionSet ?? 'no permission set'}${teams}`;
}

/** The lines of a plan: what happens to whom, from what to what, and why. */
export function planLines(style: Style, lines: readonly PlanLineAnswer[], whenEmpty: string): string {
  const rows = lines.map((line): Cell[] => [
    { text: line.actionWords, tone: TONE[line.action] },
    personWords(line.person),
    line.action === 'keep' ? accessWords(line.before) : `${accessWords(line.before)} -> ${toWords(line)}`,
    line.reasonWords,
  ]);
  return table(style, ['What', 'Who', 'Access', 'Why'], rows, whenEmpty);
}

/** The lines of a run's plan, with how each went. */
export function plannedLines(style: Style, lines: readonly PlannedLineAnswer[]): string {
  const rows = lines.map((line): Cell[] => [
    { text: line.actionWords, tone: TONE[line.action] },
    personWords(line.person),
    line.action === 'keep' ? accessWords(line.before) : `${accessWords(line.before)} -> ${toWords(line)}`,
    wentWords(line),
  ]);
  return table(style, ['What', 'Who', 'Access', 'How it went'], rows, 'nothing to do');
}

function wentWords({ result, reasonWords }: PlannedLineAnswer): Cell {
  if (result.state === 'verified') return { text: 'read back', tone: 'good' };
  if (result.reason === 'observe-mode') return { text: `Would be done: ${reasonWords}`, tone: 'attention' };
  if (result.state === 'not-begun') return { text: reasonWords, tone: 'dim' };
  return { text: result.words ?? result.state, tone: 'attention' };
}

/** What cannot be looked up in the portal still has its name in the package. */
function toWords({ action, after, permissionSet }: PlanLineAnswer): string {
  if (action === 'refuse') return 'refused';
  if (after === null) return 'no user';
  return accessWords(after.permissionSet === null && !after.superAdmin ? { ...after, permissionSet } : after);
}
