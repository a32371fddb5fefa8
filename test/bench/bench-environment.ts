import { fileURLToPath } from 'node:url';
import { readStageSettings, runtimePartOf } from '../../infra/config.ts';
import type { VariableName } from '../../shared/env.ts';
import { BENCH_SECRET } from './aws-stub.ts';
import { PUBLIC_URL } from './first-event.ts';

const EXAMPLE = fileURLToPath(new URL('../../infra/settings/example.json', import.meta.url));

/** What a function finds in its environment, with everything outside of it at `awsUrl`. Nothing of this machine's own is handed on. */
export function benchEnvironment(awsUrl: string): Record<string, string> {
  const variables: Record<VariableName, string> = {
    TABLE_NAME: 'steward-bench',
    STEWARD_SETTINGS: JSON.stringify(runtimePartOf(readStageSettings(EXAMPLE))),
    PUBLIC_URL,
    MAIL_QUEUE_URL: `${awsUrl}/000000000000/mail`,
    PAUSE_QUEUE_URL: `${awsUrl}/000000000000/pauses`,
    EVENT_QUEUE_URL: `${awsUrl}/000000000000/events`,
    MAIL_CONFIGURATION_SET: 'steward-bench',
    CHAT_SECRET: 'chat',
    TOKEN_KEY_ID: 'token-key',
    PARTNER_APP_SECRET: 'partner-app',
    CLIENT_APP_SECRET: 'client-app',
    STATE_MACHINE_PREFIX: 'arn:aws:states:eu-central-1:000000000000:stateMachine:steward-bench-',
    FUNCTION_PREFIX: 'steward-bench-',
    EVIDENCE_BUCKET: 'bench',
    EVIDENCE_KEY_ID: 'bench',
    APP_VERSION: 'bench',
  };
  return {
    ...variables,
    STAGE: 'bench',
    // The naive function keeps its secret where most examples do.
    BENCH_SECRET,
    AWS_ENDPOINT_URL: awsUrl,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
    AWS_LAMBDA_FUNCTION_NAME: 'bench',
  };
}
