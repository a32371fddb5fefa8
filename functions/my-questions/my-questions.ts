import * as z from 'zod';
import { renderEndPage } from '../../shared/pages/end-page.tsx';
import { END_STATUS } from '../../shared/pages/end-words.ts';
import { renderMyQuestionsPage } from '../../shared/pages/my-questions-page.tsx';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { People } from '../../shared/ports/people.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';

/** What asking for one's questions needs. */
export interface MyQuestionsDependencies {
  readonly people: Pick<People, 'findByEmail'>;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
  readonly agencyName: string;
  readonly timeZone: string;
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Told of a mail that could not be queued. */
  readonly failed: (error: unknown) => void;
}

/** Of one address, one mail in this many seconds: whoever asks again and again fills nobody's mailbox. */
const ONE_MAIL_IN = 300;

/** Milliseconds until every answer; finding somebody and queueing a mail takes less. */
const ANSWER_AFTER = 700;

const formSchema = z.object({ email: z.string().trim().max(254).pipe(z.email()) });

/** Asks for an address, and mails it fresh links to all that waits for it. The answer is the same whether anybody has that address. */
export function createMyQuestions(dependencies: MyQuestionsDependencies) {
  const { people, queueMail, clock, agencyName, timeZone, pause, failed } = dependencies;
  return async ({ method, form, correlationId }: PageRequest): Promise<PageAnswer> => {
    if (method !== 'POST') return { status: 200, html: renderMyQuestionsPage({ agencyName }) };
    const parsed = formSchema.safeParse(form);
    if (!parsed.success) {
      const error = 'Please give an e-mail address, such as name@agency.example.com.';
      return { status: 400, html: renderMyQuestionsPage({ agencyName, error, email: form['email'] }) };
    }
    // Whoever asks learns nothing: not by the answer, not by a failure, and not by how long it takes.
    const [sent] = await Promise.allSettled([send(parsed.data.email, correlationId), pause(ANSWER_AFTER)]);
    if (sent.status === 'rejected') failed(sent.reason);
    const end = 'my-questions-sent';
    return { status: END_STATUS[end], html: renderEndPage({ agencyName, timeZone, end }) };
  };

  async function send(email: string, correlationId: string): Promise<void> {
    const person = await people.findByEmail(email);
    if (person !== undefined) {
      const span = Math.floor(clock.now().getTime() / 1000 / ONE_MAIL_IN);
      await queueMail({
        kind: 'my-questions',
        mailId: `my-questions.${person.personId}.${span}`,
        personId: person.personId,
        reminder: 0,
        facts: {},
        correlationId,
      });
    }
  }
}
