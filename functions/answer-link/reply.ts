import type { Link } from '../../shared/domain/link.ts';
import { say } from '../../shared/domain/question-acts.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { LinkPages } from '../../shared/services/link-pages.ts';
import type { ChangeQuestion } from '../../shared/services/questions/change-question.ts';
import { talkFact } from '../../shared/services/questions/question-facts.ts';
import { talkMails } from '../../shared/services/questions/question-mails.ts';
import { readText } from './question-forms.ts';

/** What replying needs. */
export interface ReplyDependencies {
  readonly linkPages: Pick<LinkPages, 'show'>;
  readonly changeQuestion: ChangeQuestion;
}

/** Gives the requester's reply to what an approver asked back. */
export type Reply = (link: Link, token: string, request: PageRequest) => Promise<PageAnswer>;

/** @see Reply; the approver is mailed a link to the question. */
export function createReply({ linkPages, changeQuestion }: ReplyDependencies): Reply {
  return async (link, token, { form }) => {
    const read = readText(form);
    if ('fault' in read) return linkPages.show(link, token, { fault: read.fault });
    const act = await changeQuestion(link.waitId ?? '', {
      act: (current, now) => say(current, { personId: link.personId, kind: 'replied', text: read.value }, now),
      fact: talkFact,
      mails: talkMails,
    });
    return { redirect: `/links/${token}?${act.kind === 'done' ? 'done=reply-saved' : 'late=1'}` };
  };
}
