import type { Mail, MailKind } from '../../shared/domain/mail.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import type { ComposedMail } from '../../shared/mails/composed-mail.ts';
import { courseNoticeWords } from '../../shared/mails/course-notice.tsx';
import { composeDigest } from '../../shared/mails/digest.tsx';
import type { NoticeWords } from '../../shared/mails/notice-words.ts';
import { questionHandledWords } from '../../shared/mails/question-handled.tsx';
import type { DescribeCourse } from './compose-course-notice.ts';
import type { DescribeHandled } from './describe-handled.ts';

/** What composing a digest needs. */
export interface ComposeDigestDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency'>;
  readonly describeCourse: DescribeCourse;
  readonly describeHandled: DescribeHandled;
}

/** Makes one mail of several notices, oldest first, in the words that each has in a mail of its own. */
export type ComposeDigest = (notices: readonly Mail[], to: Person) => Promise<ComposedMail>;

/** @see ComposeDigest */
export function createComposeDigest(dependencies: ComposeDigestDependencies): ComposeDigest {
  const { settings, describeCourse, describeHandled } = dependencies;
  const words: Partial<Readonly<Record<MailKind, (mail: Mail, to: Person) => Promise<NoticeWords>>>> = {
    'course-notice': async (mail, to) => courseNoticeWords(await describeCourse(mail, to)),
    'question-handled': async (mail, to) => questionHandledWords(await describeHandled(mail, to)),
  };
  return async (notices, to) => {
    const { name: agencyName, timeZone } = settings.agency;
    return composeDigest({
      agencyName,
      timeZone,
      recipientName: to.name,
      notices: await Promise.all(
        notices.map(async (mail) => {
          const wordsOf = words[mail.kind];
          if (wordsOf === undefined) throw new Error(`A mail of kind "${mail.kind}" is no notice.`);
          return { ...(await wordsOf(mail, to)), at: mail.queuedAt };
        }),
      ),
    });
  };
}
