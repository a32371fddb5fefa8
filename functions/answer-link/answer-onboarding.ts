import { clientWords } from '../../shared/domain/client-words/client-words.ts';
import { type Language, languageOf } from '../../shared/domain/language.ts';
import type { Link } from '../../shared/domain/link.ts';
import { handedOnBy } from '../../shared/domain/onboarding.ts';
import { isGenericMailbox } from '../../shared/domain/person.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import { clientOf } from '../../shared/services/client-of.ts';
import type { HandOn } from '../../shared/services/client-pages/hand-on.ts';
import type { LinkPages } from '../../shared/services/link-pages.ts';
import type { ReadLanguage } from '../../shared/services/reader-language.ts';
import type { EndWait } from '../../shared/services/runs/end-wait.ts';
import { type HandOnFault, readColleague, sentOf } from './client-forms.ts';

/** What the forms of an onboarding need. */
export interface AnswerOnboardingDependencies {
  readonly linkPages: Pick<LinkPages, 'show'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly waits: Pick<Waits, 'read'>;
  readonly handOn: HandOn;
  readonly endWait: EndWait;
  readonly readLanguage: ReadLanguage;
}

/** Hands an onboarding to a colleague, or notes that the client adds the users by itself. */
export type AnswerOnboarding = (link: Link, token: string, request: PageRequest) => Promise<PageAnswer>;

/** @see AnswerOnboarding; what comes too late is answered by the page as it is now. */
export function createAnswerOnboarding(dependencies: AnswerOnboardingDependencies): AnswerOnboarding {
  const { linkPages, clients, waits, handOn, endWait, readLanguage } = dependencies;
  return async (link, token, { form, query, correlationId }) => {
    const asked = languageOf(query['lang']);
    const fault =
      form['act'] === 'hand-on'
        ? await handOnTo(link, form, asked, correlationId)
        : form['act'] === 'by-hand'
          ? await addByHand(link, asked)
          : undefined;
    if (fault === undefined) return { redirect: `/links/${token}` };
    return linkPages.show(link, token, { language: asked, fault: { error: fault.error, handOn: fault } });
  };

  async function handOnTo(
    link: Link,
    form: PageRequest['form'],
    asked: Language | undefined,
    correlationId: string,
  ): Promise<HandOnFault | undefined> {
    const { errors } = clientWords(asked ?? (await readLanguage(link))).onboarding;
    const read = readColleague(form, errors);
    if ('fault' in read) return read.fault;
    const fault = (at: HandOnFault['at'], error: string): HandOnFault => ({ ...sentOf(form), at, error });
    // A contact gets no login, so a shared mailbox may be one; but whoever reads it can use the link, so it has to be meant.
    if (isGenericMailbox(read.colleague.email) && form['shared'] !== 'yes') return fault('shared', errors.shared);
    const result = await handOn(link, read.colleague, correlationId);
    if (result === 'own' || result === 'agency' || result === 'too-often') return fault('email', errors[result]);
    return undefined;
  }

  async function addByHand(link: Link, asked: Language | undefined): Promise<HandOnFault | undefined> {
    const client = await clientOf(clients, link);
    const wait = link.waitId === undefined ? undefined : await waits.read(link.waitId);
    if (client === undefined || wait === undefined || handedOnBy(client, link) !== undefined) return undefined;
    if (client.portalId === undefined) {
      const { errors } = clientWords(asked ?? (await readLanguage(link))).onboarding;
      return { at: 'by-hand', error: errors['no-portal'] };
    }
    await endWait(wait.waitId, {
      result: 'by-hand',
      cause: 'answer',
      by: [link.personId],
      when: (standing) => standing.asked.includes(link.personId),
    });
    return undefined;
  }
}
