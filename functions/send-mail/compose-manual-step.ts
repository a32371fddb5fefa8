import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeManualStep } from '../../shared/mails/manual-step.tsx';
import type { Waits } from '../../shared/ports/waits.ts';
import type { DescribeManualStep } from '../../shared/services/access/describe-manual-step.ts';
import type { ReadLanguage } from '../../shared/services/reader-language.ts';
import type { Compose } from './send-mail.ts';

/** Asks a person of the client to do exactly one thing in the portal. */
export function createComposeManualStep(
  settings: RuntimeSettings,
  waits: Pick<Waits, 'read'>,
  describeManualStep: DescribeManualStep,
  readLanguage: ReadLanguage,
): Compose {
  return async (mail, to, link) => {
    const wait = mail.waitId === undefined ? undefined : await waits.read(mail.waitId);
    if (wait === undefined) throw new NotFoundError('Wait of mail', mail.mailId);
    const language = await readLanguage(mail);
    return composeManualStep({
      language,
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      recipientName: to.name,
      ...(await describeManualStep(wait, language)),
      deadlineAt: wait.deadlineAt,
      link,
      reminder: mail.reminder,
    });
  };
}
