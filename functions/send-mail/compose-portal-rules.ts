import { NotFoundError } from '../../shared/errors.ts';
import { composePortalRules } from '../../shared/mails/portal-rules.tsx';
import type { DescribeRules } from '../../shared/services/access/describe-rules.ts';
import type { ReadLanguage } from '../../shared/services/reader-language.ts';
import type { Compose } from './send-mail.ts';

/** Sends the portal rules to one of those for whom they hold, as they are when it is sent. */
export function createComposePortalRules(describeRules: DescribeRules, readLanguage: ReadLanguage): Compose {
  return async (mail, to, link) => {
    if (mail.clientId === undefined) throw new NotFoundError('Client of mail', mail.mailId);
    const rules = await describeRules(mail.clientId, await readLanguage(mail));
    return composePortalRules({ ...rules, recipientName: to.name, link });
  };
}
