import { durationWords } from '../../../shared/domain/when-words.ts';
import type { Look } from '../command.ts';
import type { OffboardingAnswer, RemedyAnswer } from '../offboarding-answers.ts';
import { personWords, stateCell } from './rows.ts';
import { type Cell, facts, indented, section, spaced, table } from './table.ts';

const CAUSE: Readonly<Record<string, string>> = {
  'left-partner-portal': 'gone from the partner portal',
  'left-directory': 'left by the directory',
  command: 'by command',
};

/** What a leaving is about, in facts. */
export function offboardingFacts(data: OffboardingAnswer, { style, when }: Look): string {
  const by = data.requestedBy === null ? '' : `, ${personWords(data.requestedBy)}`;
  return facts(style, [
    ['State', stateCell(data.state)],
    ['Who leaves', personWords(data.person)],
    ['Noticed', `${when.time(data.noticedAt)}, ${CAUSE[data.cause] ?? data.cause}${by}`],
    ['Takes effect', when.time(data.effectiveAt)],
    ['Told', personWords(data.told)],
    ...(data.portals === 0 ? [] : ([['Portals', String(data.portals)]] as const)),
    ...(data.seconds === null ? [] : ([['Leaving to removed', durationWords(data.seconds)]] as const)),
  ]);
}

/** What becomes of a leaving that was begun, or was found. */
export function startedText(data: OffboardingAnswer & { readonly begun: boolean }, look: Look): string {
  const { name } = data.person;
  const found = data.begun ? '' : 'There is one already. ';
  const what =
    data.state === 'scheduled'
      ? `All access of ${name} in client portals goes on ${look.when.time(data.effectiveAt)}. Move or cancel it:\n${indented(`steward offboarding move ${data.offboardingId} --on <date>\nsteward offboarding cancel ${data.offboardingId}`)}`
      : `All access of ${name} in client portals is being taken away. See how it goes:\n${indented(`steward offboarding show ${data.offboardingId}`)}`;
  return `${found}${what}`;
}

/** Who leaves, in rows. */
export function offboardingTable(all: readonly OffboardingAnswer[], { style, when }: Look): string {
  const rows = all.map((one): Cell[] => [
    one.offboardingId,
    one.person.name,
    stateCell(one.state),
    when.time(one.effectiveAt),
    CAUSE[one.cause] ?? one.cause,
    one.seconds === null ? '' : durationWords(one.seconds),
  ]);
  return table(style, ['Offboarding', 'Who', 'State', 'Takes effect', 'Noticed', 'Took'], rows, 'Nobody leaves.');
}

/** One leaving, portal by portal. */
export function offboardingText(
  data: OffboardingAnswer & { readonly absent: number; readonly remedies: readonly RemedyAnswer[] },
  look: Look,
): string {
  const { style, when } = look;
  const rows = data.remedies.map((one): Cell[] => [
    one.clientId,
    String(one.portalId),
    stateCell(one.state),
    one.superAdmin ? 'super admin' : (one.found ?? ''),
    one.readBackAt === null ? 'not yet' : when.time(one.readBackAt),
    one.ownedRecords === null ? '' : ownedWords(one.ownedRecords),
    one.exception === null ? (one.reason ?? '') : `${one.exception.reason}, until ${when.time(one.exception.until)}`,
  ]);
  const heads = ['Client', 'Portal', 'State', 'Had', 'Read back', 'Owns', 'Reason'];
  return spaced(
    `${style(data.person.name, 'strong')}${style(`   ${data.offboardingId}`, 'dim')}`,
    offboardingFacts(data, look),
    section(style, 'Portals', table(style, heads, rows, 'none')),
    data.absent === 0 ? '' : `In ${data.absent} more there is no user of theirs.`,
  );
}

function ownedWords(owned: Readonly<Record<string, number>>): string {
  const some = Object.entries(owned).filter(([, count]) => count > 0);
  return some.length === 0 ? 'nothing' : some.map(([object, count]) => `${count} ${object}`).join(', ');
}
