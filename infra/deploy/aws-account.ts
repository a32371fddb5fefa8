import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetIdentityVerificationAttributesCommand, GetSendQuotaCommand, SESClient } from '@aws-sdk/client-ses';
import aws4, { type Request } from 'aws4';
import * as z from 'zod';

/** What the checks ask of an AWS account. */
export interface AwsAccount {
  identity(): Promise<{ accountId: string; arn: string }>;
  /** How many functions may run at once. */
  concurrentExecutions(): Promise<number>;
  mailsPerDay(): Promise<number>;
  /** Those of the addresses and domains that SES has verified. */
  verifiedSenders(identities: readonly string[]): Promise<string[]>;
}

/** The account of this machine's AWS credentials (environment, profile or sign-on). */
export function createAwsAccount(region: string): AwsAccount {
  const lambda = new LambdaClient({ region });
  const ses = new SESClient({ region });
  return {
    async identity() {
      return callerIdentity(region, await lambda.config.credentials());
    },
    async concurrentExecutions() {
      const answer = await lambda.send(new GetAccountSettingsCommand({}));
      return answer.AccountLimit?.ConcurrentExecutions ?? 0;
    },
    async mailsPerDay() {
      return (await ses.send(new GetSendQuotaCommand({}))).Max24HourSend ?? 0;
    },
    async verifiedSenders(identities) {
      const answer = await ses.send(new GetIdentityVerificationAttributesCommand({ Identities: [...identities] }));
      const attributes = answer.VerificationAttributes ?? {};
      return identities.filter((identity) => attributes[identity]?.VerificationStatus === 'Success');
    },
  };
}

const identitySchema = z.object({
  GetCallerIdentityResponse: z.object({
    GetCallerIdentityResult: z.object({ Account: z.string(), Arn: z.string() }),
  }),
});

/** STS's GetCallerIdentity: one call, for which no client of its own is installed. */
async function callerIdentity(
  region: string,
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
): Promise<{ accountId: string; arn: string }> {
  const endpoint = new URL(process.env['AWS_ENDPOINT_URL'] ?? `https://sts.${region}.amazonaws.com`);
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const signed: Request = aws4.sign(
    {
      service: 'sts',
      region,
      method: 'POST',
      host: endpoint.host,
      path: '/',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'Action=GetCallerIdentity&Version=2011-06-15',
    },
    { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
  );
  const { Host: _host, 'Content-Length': _length, ...headers } = signed.headers ?? {};
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: headers as Record<string, string>,
    body: String(signed.body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`STS answered ${answer.status}`);
  return identityOf(await answer.text());
}

/** AWS answers in JSON where that is asked for, else in XML. */
export function identityOf(answer: string): { accountId: string; arn: string } {
  if (answer.trimStart().startsWith('{')) {
    const { GetCallerIdentityResult: result } = identitySchema.parse(JSON.parse(answer)).GetCallerIdentityResponse;
    return { accountId: result.Account, arn: result.Arn };
  }
  const element = (name: string) => new RegExp(`<${name}>([^<]+)</${name}>`).exec(answer)?.[1];
  return z
    .object({ accountId: z.string(), arn: z.string() })
    .parse({ accountId: element('Account'), arn: element('Arn') });
}
