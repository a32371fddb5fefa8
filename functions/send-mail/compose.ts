import { acceptanceSteps, acceptanceUrl } from '../../shared/domain/acceptance.ts';
import type { Mail } from '../../shared/domain/mail.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import type { Wait } from '../../shared/domain/wait.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeAcceptanceTask } from '../../shared/mails/acceptance-task.tsx';
import { composeContactNeeded } from '../../shared/mails/contact-needed.tsx';
import type { Waits } from '../../shared/ports/waits.ts';
import type { DescribeWait } from '../../shared/services/runs/describe-wait.ts';
import { isClientKind } from './compose-client.ts';
import { isQuestionKind } from './compose-question.ts';
import { isRemedyKind } from './compose-remedies.ts';
import { isReviewKind } from './compose-reviews.ts';
import type { Compose } from './send-mail.ts';

/** What composing needs: a way for each kind that says more than its wait. */
export interface ComposeDependencies {
  readonly settings: RuntimeSettings;
  readonly waits: Pick<Waits, 'read'>;
  readonly describeWait: DescribeWait;
  /** Mails about a client's own onboarding and choices. */
  readonly client: Compose;
  readonly manualStep: Compose;
  readonly courseNotice: Compose;
  readonly accessChanged: Compose;
  readonly breakGlass: Compose;
  readonly recordsOwned: Compose;
  readonly portalRules: Compose;
  readonly question: Compose;
  readonly reviews: Compose;
  readonly myQuestions: Compose;
  readonly addressUnreachable: Compose;
  readonly connectionLost: Compose;
  readonly engagementEnding: Compose;
  /** Mails of audits' remedies, and of those who leave. */
  readonly remedies: Compose;
}

/** One composer per kind of mail; what a mail says is read from the records when it is sent. */
export function createCompose(dependencies: ComposeDependencies): Compose {
  const { settings, waits, describeWait } = dependencies;
  const { agency, hubspot } = settings;

  return async (mail, to, link, freshLink) => {
    if (isClientKind(mail.kind)) return dependencies.client(mail, to, link, freshLink);
    if (isQuestionKind(mail.kind)) return dependencies.question(mail, to, link, freshLink);
    if (isReviewKind(mail.kind)) return dependencies.reviews(mail, to, link, freshLink);
    if (isRemedyKind(mail.kind)) return dependencies.remedies(mail, to, link, freshLink);
    if (mail.kind === 'my-questions') return dependencies.myQuestions(mail, to, link, freshLink);
    if (mail.kind === 'address-unreachable') return dependencies.addressUnreachable(mail, to, link, freshLink);
    if (mail.kind === 'engagement-ending') return dependencies.engagementEnding(mail, to, link, freshLink);
    if (mail.kind === 'connection-lost') return dependencies.connectionLost(mail, to, link, freshLink);
    if (mail.kind === 'manual-step') return dependencies.manualStep(mail, to, link, freshLink);
    if (mail.kind === 'course-notice') return dependencies.courseNotice(mail, to, link, freshLink);
    if (mail.kind === 'access-changed') return dependencies.accessChanged(mail, to, link, freshLink);
    if (mail.kind === 'break-glass-notice') return dependencies.breakGlass(mail, to, link, freshLink);
    if (mail.kind === 'records-owned') return dependencies.recordsOwned(mail, to, link, freshLink);
    if (mail.kind === 'portal-rules') return dependencies.portalRules(mail, to, link, freshLink);
    const wait = await waitOf(mail);
    const words = await describeWait(wait);
    const common = {
      agencyName: agency.name,
      timeZone: agency.timeZone,
      recipientName: to.name,
      clientName: words.clientName,
      deadlineAt: wait.deadlineAt,
      link,
      reminder: mail.reminder,
    };
    switch (mail.kind) {
      case 'acceptance-task':
        return composeAcceptanceTask({
          ...common,
          deepLink: acceptanceUrl(hubspot, words.recordId),
          steps: acceptanceSteps(hubspot, words.clientName),
        });
      case 'contact-needed':
        return composeContactNeeded(common);
      case 'digest':
      case 'chat-notice':
        throw new Error(`A mail of kind "${mail.kind}" is not composed one by one.`);
    }
  };

  async function waitOf(mail: Mail): Promise<Wait> {
    const wait = mail.waitId === undefined ? undefined : await waits.read(mail.waitId);
    if (wait === undefined) throw new NotFoundError('Wait of mail', mail.mailId);
    return wait;
  }
}
