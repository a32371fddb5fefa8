import { delimiter, dirname } from 'node:path';

/** The account that the emulator plays. */
export const ACCOUNT_ID = '000000000000';
/** The region of a local stage whose settings name none. */
export const LOCAL_REGION = 'eu-central-1';

/** What an AWS SDK client needs to talk to the emulator. */
export interface LocalAwsConfig {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * Options for AWS SDK clients. The key pair is no secret: the emulator takes any, and reads the account from it.
 */
export function localAwsConfig(endpoint: string, region: string = LOCAL_REGION): LocalAwsConfig {
  return { endpoint, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };
}

/**
 * The environment for a child process (the CDK CLI, a script with SDK clients) that works on the emulator only:
 * the machine's own AWS profile, session and config files are taken out, so that nothing local can reach a real account.
 */
export function localAwsEnvironment(endpoint: string, region: string = LOCAL_REGION): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('AWS_') && !name.startsWith('CDK_'),
  );
  return {
    ...Object.fromEntries(inherited),
    PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    CDK_DEFAULT_ACCOUNT: ACCOUNT_ID,
    CDK_DEFAULT_REGION: region,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
}
