import { listWords } from '../../shared/domain/list-words.ts';
import { type Handover, unanswered } from '../../shared/domain/question.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import type { Wait } from '../../shared/domain/wait.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeAddressUnreachable } from '../../shared/mails/address-unreachable.tsx';
import { questionWords } from '../../shared/mails/question-mail.ts';
import type { People } from '../../shared/ports/people.ts';
import type { WaitDirectory } from '../../shared/ports/waits.ts';
import type { DescribeWait } from '../../shared/services/runs/describe-wait.ts';
import type { Compose } from './send-mail.ts';

/** What composing it needs. */
export interface ComposeAddressUnreachableDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency'>;
  readonly people: Pick<People, 'read'>;
  readonly waitDirectory: Pick<WaitDirectory, 'listOpen'>;
  readonly describeWait: DescribeWait;
}

/** Tells partner operations whom no mail reaches, and what became of all that waited for that person, read from the open waits. */
export function createComposeAddressUnreachable(dependencies: ComposeAddressUnreachableDependencies): Compose {
  const { settings, people, waitDirectory, describeWait } = dependencies;
  return async (mail, to) => {
    const personId = String(mail.facts['person']);
    const person = await people.read(personId);
    if (person === undefined) throw new NotFoundError('Person', personId);
    const open = await waitDirectory.listOpen();
    const given = open.filter((wait) => handoverOf(wait, personId) !== undefined);
    const waiting = open.filter((wait) => unanswered(wait).includes(personId));
    const takers = new Set(given.flatMap((wait) => handoverOf(wait, personId)?.to ?? []));
    const names = await Promise.all([...takers].map(async (id) => (await people.read(id))?.name ?? 'somebody else'));
    return composeAddressUnreachable({
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      recipientName: to.name,
      personName: person.name,
      personEmail: person.email,
      why: mail.facts['why'] === 'complaint' ? 'complaint' : 'bounce',
      questions: await Promise.all([...given, ...waiting].map(async (wait) => questionWords(await describeWait(wait)))),
      done: doneWords(given.length, names, waiting.length),
    });
  };
}

/** The last time that the person lost the place for this reason. */
function handoverOf(wait: Wait, personId: string): Handover | undefined {
  return wait.question?.handovers.findLast((one) => one.from === personId && one.reason === 'unreachable');
}

/** Whole sentences. `given` went to people of these names; `waiting` still wait for the person. */
function doneWords(given: number, names: readonly string[], waiting: number): string {
  const sentences = [
    ...(given === 0 ? [] : [`${given === 1 ? 'What waited' : `${given} that waited`} went to ${listWords(names)}.`]),
    ...(waiting === 0 ? [] : [`For ${waiting === 1 ? 'one' : waiting}, nobody else can be asked: please see to it.`]),
    'We send nothing to this address until you say that it works again.',
  ];
  return sentences.join(' ');
}
