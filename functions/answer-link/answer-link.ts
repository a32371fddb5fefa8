import { speaksForClient } from '../../shared/domain/client-admins.ts';
import { mayLeave } from '../../shared/domain/closure.ts';
import { type Language, languageOf } from '../../shared/domain/language.ts';
import type { Link } from '../../shared/domain/link.ts';
import type { Outcome } from '../../shared/domain/wait.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { RecheckQueue } from '../../shared/ports/events.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Outcomes, Waits } from '../../shared/ports/waits.ts';
import { clientOf } from '../../shared/services/client-of.ts';
import type { AskToEnd } from '../../shared/services/closures/ask-to-end.ts';
import type { BeginClosure } from '../../shared/services/closures/begin-closure.ts';
import type { LinkPages } from '../../shared/services/link-pages.ts';
import type { EndWait } from '../../shared/services/runs/end-wait.ts';
import type { SetContact } from '../../shared/services/set-contact.ts';
import type { AnswerEnding } from './answer-ending.ts';
import type { AnswerOnboarding } from './answer-onboarding.ts';
import type { AnswerQuestion } from './answer-question.ts';
import type { AnswerRules } from './answer-rules.ts';
import type { ChangeLeaving } from './change-leaving.ts';
import type { Reply } from './reply.ts';
import { contactSchema } from './schema.ts';

/** What answering needs. */
export interface AnswerLinkDependencies {
  readonly linkPages: LinkPages;
  readonly answerQuestion: AnswerQuestion;
  readonly reply: Reply;
  readonly changeLeaving: ChangeLeaving;
  readonly answerEnding: AnswerEnding;
  readonly answerOnboarding: AnswerOnboarding;
  readonly answerRules: AnswerRules;
  readonly waits: Pick<Waits, 'read'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly recheckQueue: RecheckQueue;
  readonly endWait: EndWait;
  readonly setContact: SetContact;
  readonly askToEnd: AskToEnd;
  readonly beginClosure: BeginClosure;
  readonly people: Pick<People, 'read'>;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** How long the page waits for HubSpot's record to be read again, so that the next page can say it: looks and milliseconds. */
const LOOKS = 12;
const LOOK_MILLISECONDS = 250;

/** Does what the button of a mailed link says; the answer is always a redirect to the same link, or the same page with what did not fit. */
export function createAnswerLink(dependencies: AnswerLinkDependencies) {
  const { linkPages } = dependencies;
  return async (request: PageRequest): Promise<PageAnswer> => {
    const token = request.path['token'] ?? '';
    const found = await linkPages.find(token);
    if (found.kind === 'end') return found.page;
    const act = ACTIONS[found.link.purpose];
    const language = languageOf(request.query['lang']);
    if (act === undefined) return linkPages.show(found.link, token, { language });
    const answer = await act(found.link, token, request, dependencies);
    return 'redirect' in answer && language !== undefined
      ? { redirect: inLanguage(answer.redirect, language) }
      : answer;
  };
}

type Act = (
  link: Link,
  token: string,
  request: PageRequest,
  dependencies: AnswerLinkDependencies,
) => Promise<PageAnswer>;

const ACTIONS: Partial<Record<Link['purpose'], Act>> = {
  answer: (link, token, request, { answerQuestion }) => answerQuestion(link, token, request),
  review: (link, token, request, { answerQuestion }) => answerQuestion(link, token, request),
  reply: (link, token, request, { reply }) => reply(link, token, request),
  offboarding: (link, token, request, { changeLeaving }) => changeLeaving(link, token, request),
  'engagement-ending': (link, token, request, { answerEnding }) => answerEnding(link, token, request),
  'connect-client': (link, token, request, { answerOnboarding }) => answerOnboarding(link, token, request),
  'client-settings': (link, token, request, { answerRules }) => answerRules.nameTold(link, token, request),

  acceptance: async (link, token, { correlationId }, { waits, outcomes, clients, recheckQueue, pause }) => {
    const wait = link.waitId === undefined ? undefined : await waits.read(link.waitId);
    const client = wait === undefined ? undefined : await clientOf(clients, wait);
    if (wait !== undefined && isOver(await outcomes.read(wait.waitId))) return { redirect: addressOf(token, 'late') };
    if (wait !== undefined && client !== undefined && wait.state === 'open') {
      await recheckQueue.recheck(client.recordId, correlationId);
      for (let look = 0; look < LOOKS && (await outcomes.read(wait.waitId)) === undefined; look++)
        await pause(LOOK_MILLISECONDS);
    }
    return { redirect: addressOf(token, 'checked') };
  },

  'read-rules': async (link, token, request, { linkPages, askToEnd, answerRules }) => {
    const { form, correlationId } = request;
    if (form['act'] === 'tell-others') return answerRules.askForLink(link, token, request);
    if (form['answer'] !== 'end-access') return linkPages.show(link, token);
    // Only a fresh mailed link can end anything: this one is long-lived.
    const asked = await askToEnd(link, correlationId);
    const mark = { mailed: '?done=end-access-mailed', 'too-often': '?done=end-access-too-often', 'not-offered': '' };
    return { redirect: `/links/${token}${mark[asked]}` };
  },

  'end-access': async (link, token, { form, correlationId }, { linkPages, clients, people, beginClosure }) => {
    const { clientId, personId: by, createdAt: linkFrom } = link;
    const client = clientId === undefined ? undefined : await clients.read(clientId);
    // Who was of the client when the link was mailed, and is not any more, ends nothing.
    const isTheirs = client !== undefined && speaksForClient(client, by) && (await people.read(by))?.kind === 'client';
    if (form['answer'] !== 'end-all-access' || clientId === undefined || !isTheirs) return linkPages.show(link, token);
    const { begun } = await beginClosure({ clientId, by, cause: 'client', correlationId, linkFrom });
    return { redirect: addressOf(token, begun ? undefined : 'late') };
  },

  'manual-step': async (link, token, { form }, { linkPages, waits, people, endWait }) => {
    // Taken as a hint: the next step reads the portal back, and asks again if it is not so.
    const wait = link.waitId === undefined ? undefined : await waits.read(link.waitId);
    const leaves = form['answer'] === 'leave' && wait !== undefined && mayLeave(wait, await people.read(link.personId));
    const ending = { result: leaves ? 'declined' : 'done', cause: 'answer', by: [link.personId] } as const;
    if (form['answer'] === 'leave' && !leaves) return linkPages.show(link, token);
    const outcome = link.waitId === undefined ? undefined : await endWait(link.waitId, ending);
    return { redirect: addressOf(token, isOver(outcome) ? 'late' : undefined) };
  },

  'give-contact': async (link, token, { form }, { linkPages, setContact }) => {
    const parsed = contactSchema.safeParse(form);
    if (!parsed.success) {
      const error = parsed.error.issues.map((issue) => issue.message).join(' ');
      return linkPages.show(link, token, { fault: { error, email: form['email'], name: form['name'] } });
    }
    const { email, name } = parsed.data;
    if (link.clientId !== undefined) await setContact(link.clientId, { email, name: name || email, by: link.personId });
    return { redirect: addressOf(token) };
  },
};

/** The link's own page, which says what became of the answer; `late` where nothing did. */
function addressOf(token: string, mark?: 'late' | 'checked'): string {
  return mark === undefined ? `/links/${token}` : `/links/${token}?${mark}=1`;
}

/** A page that was asked for in a language leads to one in that language. */
function inLanguage(address: string, language: Language): string {
  if (/[?&]lang=/.test(address)) return address;
  return `${address}${address.includes('?') ? '&' : '?'}lang=${language}`;
}

/** Ended without anybody having done it. */
function isOver(outcome: Outcome | undefined): boolean {
  return outcome?.result === 'expired' || outcome?.result === 'withdrawn';
}
