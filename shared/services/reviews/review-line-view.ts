import { needsNote } from '../../domain/audit/audit-item.ts';
import { SEVERITIES } from '../../domain/audit/finding.ts';
import { findingTitle, findingWords, recommendationWords, severityWords } from '../../domain/audit/finding-words.ts';
import { type LineEntry, seenMark } from '../../domain/audit/review-acts.ts';
import { lineName, openPoint, type ReviewLine } from '../../domain/audit/review-list.ts';
import {
  accessWords,
  ageWords,
  decisionLabel,
  decisionsFor,
  grantWords,
  loginWords,
  noteWords,
} from '../../domain/audit/review-words.ts';
import { dayWords, whenWords } from '../../domain/when-words.ts';
import type { ReviewLineView } from '../../pages/review-line.tsx';
import type { ReviewSheet } from './review-sheet.ts';

/** What was sent for a line that was not taken: it stays in the form. */
export interface LineExtra {
  readonly entry?: LineEntry | undefined;
  readonly fault: string;
  readonly faultAt: 'decision' | 'note';
}

/** A line in words, as it is saved or as it was just sent. */
export function lineView(
  line: ReviewLine,
  sheet: ReviewSheet,
  timeZone: string,
  extras: ReadonlyMap<string, LineExtra> = new Map(),
): ReviewLineView {
  const { item, personName, personEmail, clientName } = line;
  const { audit, packageNames, nameOf } = sheet;
  const name = lineName(item);
  const extra = extras.get(name);
  const at = audit.openedAt ?? audit.createdAt;
  const day = (iso: string) => dayWords(iso, timeZone);
  const { decision } = item;
  const chosen = extra?.entry === undefined ? decision?.answer : extra.entry.answer;
  return {
    name,
    personName,
    personEmail: personEmail === personName ? '' : personEmail,
    clientName,
    superAdmin: item.access.superAdmin,
    access: accessWords(item.access),
    teams: item.access.teams.join(', '),
    seats: (item.access.seats ?? []).join(', '),
    login: loginWords(item.logins, at, day),
    grant: grantWords(item, packageNames, day),
    findings: item.findings
      .toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
      .map((finding) => ({
        severity: finding.severity,
        severityWords: severityWords(finding.severity),
        title: findingTitle(finding.code),
        words: findingWords(finding, { at, day, name: nameOf }),
        age: finding.age === undefined ? undefined : ageWords(finding.age),
      })),
    recommends: recommendationWords(item.recommends),
    decisions: decisionsFor(item).map((answer) => ({
      answer,
      label: decisionLabel(answer, item),
      checked: answer === chosen,
      needsNote: needsNote(item, answer),
    })),
    note: (extra?.entry === undefined ? decision?.note : extra.entry.note) ?? '',
    noteHint: noteWords(item),
    seen: seenMark(item),
    saved:
      decision === undefined
        ? undefined
        : `Saved: ${decisionLabel(decision.answer, item)}, by ${nameOf(decision.by ?? '')}, ${whenWords(decision.at, timeZone)}`,
    noteMissing: openPoint(item) === 'note',
    fault: extra?.fault,
    faultAt: extra?.faultAt ?? 'decision',
  };
}
