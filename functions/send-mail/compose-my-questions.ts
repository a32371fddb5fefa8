import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { composeMyQuestions } from '../../shared/mails/my-questions.tsx';
import type { WaitDirectory } from '../../shared/ports/waits.ts';
import { answeringPurpose } from '../../shared/services/questions/question-mails.ts';
import { isWaitingFor } from '../../shared/services/questions/question-pages.ts';
import type { DescribeWait } from '../../shared/services/runs/describe-wait.ts';
import type { Compose } from './send-mail.ts';

/** What composing the list of someone's open questions needs. */
export interface ComposeMyQuestionsDependencies {
  readonly settings: RuntimeSettings;
  readonly waits: Pick<WaitDirectory, 'listOpen'>;
  readonly describeWait: DescribeWait;
}

/** Lists all that waits for the recipient, soonest deadline first, each with a fresh link. */
export function createComposeMyQuestions({ settings, waits, describeWait }: ComposeMyQuestionsDependencies): Compose {
  return async (_mail, to, _link, freshLink) => {
    const open = (await waits.listOpen()).filter((wait) => isWaitingFor(wait, to.personId));
    const questions = [];
    for (const wait of open.sort((a, b) => a.deadlineAt.localeCompare(b.deadlineAt))) {
      const { title, clientName } = await describeWait(wait);
      const link = await freshLink({ purpose: answeringPurpose(wait), waitId: wait.waitId, clientId: wait.clientId });
      questions.push({ title, clientName, deadlineAt: wait.deadlineAt, link });
    }
    const { name: agencyName, timeZone } = settings.agency;
    return composeMyQuestions({ agencyName, timeZone, recipientName: to.name, questions });
  };
}
