import { clientWords } from '../../domain/client-words/client-words.ts';
import type { QuestionEvent } from '../../domain/event-words.ts';
import type { Language } from '../../domain/language.ts';
import type { Question } from '../../domain/question.ts';
import type { HistoryEntry } from '../../pages/parts.tsx';
import type { TalkEntry } from '../../pages/talk.tsx';
import type { People } from '../../ports/people.ts';

/**
 * What has happened to a question so far, and what was said about it, in words and oldest first. A client that consents is told which steps
 * were done, and nothing of what the agency's people did and said in them.
 */
export type QuestionHistory = (
  question: Question,
  reader: 'agency' | 'client',
  language?: Language,
) => Promise<{ readonly history: readonly HistoryEntry[]; readonly talk: readonly TalkEntry[] }>;

/** @see QuestionHistory */
export function createQuestionHistory(people: Pick<People, 'read'>): QuestionHistory {
  return async (question, reader, language) => {
    const { stages, stage, requesterId } = question.question;
    const mayRead = (at: number | undefined) => reader === 'agency' || stages[at ?? 0]?.party === 'client';
    const handovers = question.question.handovers.filter((place) => mayRead(place.stage));
    const talk = question.question.talk.filter((said) => mayRead(said.stage));
    const votes = question.votes.filter((vote) => mayRead(vote.stage));
    const ids = [
      ...stages.flatMap((one) => one.approvers),
      ...handovers.flatMap(({ from, to }) => (from === undefined ? [to] : [from, to])),
      ...votes.map((vote) => vote.personId),
      ...talk.map((said) => said.personId),
      requesterId,
    ];
    const persons = await Promise.all([...new Set(ids)].map(async (id) => [id, await people.read(id)] as const));
    const names = new Map(persons.map(([id, person]) => [id, person?.name ?? 'somebody who was erased']));
    const nameOf = (id: string) => names.get(id) ?? '';

    const events: { at: string; event: QuestionEvent }[] = [];
    const add = (at: string, event: QuestionEvent) => events.push({ at, event });
    const first = stages[0]?.approvers.filter((id) => !question.excluded.includes(id)) ?? [];
    if (mayRead(0)) add(question.openedAt, { kind: 'asked', names: first.map(nameOf) });
    for (const { from, to, reason, at } of handovers) {
      add(at, { kind: 'handed-over', from: from === undefined ? undefined : nameOf(from), to: nameOf(to), reason });
    }
    for (const vote of votes) {
      if (question.subject.kind === 'review') {
        add(vote.at, { kind: 'submitted', by: nameOf(vote.personId) });
        continue;
      }
      const kind = vote.answer === 'approve' ? ('approved' as const) : ('declined' as const);
      add(vote.at, { kind, by: nameOf(vote.personId), party: stages[vote.stage ?? 0]?.party });
    }
    for (const passed of stages.slice(0, stage).keys()) {
      const last = question.votes.filter((vote) => (vote.stage ?? 0) === passed).at(-1);
      if (last !== undefined) add(last.at, { kind: 'stage-passed', name: stages[passed]?.name ?? '' });
    }
    for (const said of talk) {
      const by = nameOf(said.personId);
      add(
        said.at,
        said.kind === 'asked-back' ? { kind: 'asked-back', by, of: nameOf(requesterId) } : { kind: 'replied', by },
      );
    }
    return {
      history: events
        .sort((a, b) => a.at.localeCompare(b.at))
        .map(({ at, event }) => ({ at, text: clientWords(language).consent.event(event) })),
      talk: talk.map((said) => ({ who: nameOf(said.personId), at: said.at, text: said.text })),
    };
  };
}
