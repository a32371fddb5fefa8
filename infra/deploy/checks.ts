import type { StageSettings } from '../config.ts';
import type { AwsAccount } from './aws-account.ts';

/** What a check found. `stop`: it cannot go well; `warn`: it can, but somebody should know. */
export interface Finding {
  readonly name: string;
  readonly verdict: 'ok' | 'warn' | 'stop';
  readonly says: string;
}

/** What the checks look at. */
export interface CheckContext {
  readonly settings: StageSettings;
  readonly account: AwsAccount;
}

type Check = (context: CheckContext) => Promise<Omit<Finding, 'name'>>;

/** Functions, a Map's workers and the webhook run at once: below this they push each other out. New accounts have 10. */
const ENOUGH_CONCURRENCY = 100;
/** Below this not even one run goes through. */
const LEAST_CONCURRENCY = 10;
/** What SES grants in its sandbox in 24 hours; an account that left it has more. */
const SANDBOX_MAILS = 200;

/** What is looked at before a deploy, in this order. */
export const CHECKS: readonly { readonly name: string; readonly check: Check }[] = [
  { name: 'Settings', check: checkSettings },
  { name: 'AWS account', check: checkIdentity },
  { name: 'Lambda quota', check: checkConcurrency },
  { name: 'SES sender', check: checkSender },
  { name: 'SES sandbox', check: checkSandbox },
];

/** Runs every check; one that cannot be answered is a stop that says why. */
export async function runChecks(context: CheckContext): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, check } of CHECKS) {
    try {
      findings.push({ name, ...(await check(context)) });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      findings.push({ name, verdict: 'stop', says: `could not be read: ${reason}` });
    }
  }
  return findings;
}

async function checkSettings({ settings }: CheckContext): Promise<Omit<Finding, 'name'>> {
  const { from, operator, acceptor } = settings.mail;
  const examples = [from, operator, acceptor, settings.alarmEmail ?? ''].filter((address) =>
    address.endsWith('@example.com'),
  );
  if (examples.length > 0) {
    return {
      verdict: 'stop',
      says: `${[...new Set(examples)].join(', ')}: addresses of the example, which nobody reads`,
    };
  }
  if (settings.alarmEmail === undefined) return { verdict: 'warn', says: 'no alarmEmail: alarms reach nobody' };
  const observing = settings.observe ? ', in observe mode: HubSpot is not written, no client is mailed' : '';
  return {
    verdict: 'ok',
    says: `stage ${settings.stage}, partner portal ${settings.hubspot.partnerPortalId}${observing}`,
  };
}

async function checkIdentity({ settings, account }: CheckContext): Promise<Omit<Finding, 'name'>> {
  const { accountId, arn } = await account.identity();
  return { verdict: 'ok', says: `${accountId} in ${settings.region}, as ${arn.split(':').at(-1)}` };
}

async function checkConcurrency({ account }: CheckContext): Promise<Omit<Finding, 'name'>> {
  const limit = await account.concurrentExecutions();
  if (limit >= ENOUGH_CONCURRENCY) return { verdict: 'ok', says: `${limit} functions at once` };
  const how = 'raise it in Service Quotas: AWS Lambda, Concurrent executions (usually granted within a day)';
  return {
    verdict: limit < LEAST_CONCURRENCY ? 'stop' : 'warn',
    says: `${limit} functions at once, ${ENOUGH_CONCURRENCY} are enough; ${how}`,
  };
}

async function checkSender({ settings, account }: CheckContext): Promise<Omit<Finding, 'name'>> {
  const { from } = settings.mail;
  const domain = from.split('@')[1] ?? '';
  const verified = await account.verifiedSenders([from, domain]);
  if (verified.length > 0) return { verdict: 'ok', says: `${verified.join(' and ')} verified` };
  const how = `aws ses verify-email-identity --email-address ${from} --region ${settings.region}`;
  return { verdict: 'warn', says: `neither ${from} nor ${domain} is verified, so no mail leaves; ${how}` };
}

async function checkSandbox({ settings, account }: CheckContext): Promise<Omit<Finding, 'name'>> {
  const mails = await account.mailsPerDay();
  if (mails > SANDBOX_MAILS) return { verdict: 'ok', says: `${mails} mails in 24 hours` };
  return {
    verdict: 'warn',
    says: `${mails} mails in 24 hours: SES is in its sandbox in ${settings.region}, and delivers to verified addresses only; ask for production access on the SES console’s account dashboard`,
  };
}
