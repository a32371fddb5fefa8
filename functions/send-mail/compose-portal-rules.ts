import { NotFoundError } from '../../shared/errors.ts';
import { composePortalRules } from '../../shared/mails/portal-rules.tsx';
import type { DescribeRules } from '../../shared/services/access/describe-rules.ts';
import type { Compose } from './send-mail.ts';

/** Sends the rules of a portal to either side, with a link to read them again. */
export function createComposePortalRules(describeRules: DescribeRules): Compose {
  return async (mail, to, link) => {
    if (mail.clientId === undefined) throw new NotFoundError('Client of mail', mail.mailId);
    return composePortalRules({ ...(await describeRules(mail.clientId)), recipientName: to.name, link });
  };
}
