import type { WorkflowName } from './domain/run.ts';
import { type RuntimeSettings, runtimeSettingsSchema } from './domain/settings.ts';

/** Variables that the CDK app gives to functions; each function gets only those that it uses. */
export type VariableName =
  | 'TABLE_NAME'
  | 'STEWARD_SETTINGS'
  | 'PUBLIC_URL'
  | 'MAIL_QUEUE_URL'
  | 'PAUSE_QUEUE_URL'
  | 'MAIL_CONFIGURATION_SET'
  | 'CHAT_SECRET'
  | 'EVENT_QUEUE_URL'
  | 'TOKEN_KEY_ID'
  | 'EVIDENCE_BUCKET'
  | 'EVIDENCE_KEY_ID'
  | 'PARTNER_APP_SECRET'
  | 'CLIENT_APP_SECRET'
  | 'STATE_MACHINE_PREFIX'
  | 'FUNCTION_PREFIX'
  | 'APP_VERSION';

/** What a function knows of where it runs. */
export interface Environment {
  readonly settings: RuntimeSettings;
  /** @throws Error that names the variable which is missing. */
  variable(name: VariableName): string;
  /** ARN of a state machine; its name is stable over deploys. */
  stateMachineArn(workflow: WorkflowName): string;
}

/** Reads the environment; called by each `lambda.ts`, nowhere else. @throws Error naming what is missing or does not fit. */
export function readEnvironment(variables: NodeJS.ProcessEnv = process.env): Environment {
  const variable = (name: VariableName): string => {
    const value = variables[name];
    if (value === undefined || value === '') throw new Error(`The variable ${name} is not set.`);
    return value;
  };
  return {
    settings: runtimeSettingsSchema.parse(JSON.parse(variable('STEWARD_SETTINGS'))),
    variable,
    stateMachineArn: (workflow) => `${variable('STATE_MACHINE_PREFIX')}${workflow}`,
  };
}
