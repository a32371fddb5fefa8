import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Machine, type State, scopesOf } from './asl-machine.ts';

const LAMBDA = 'arn:aws:states:::lambda:invoke';
const LAMBDA_WITH_TOKEN = `${LAMBDA}.waitForTaskToken`;
const MACHINE = /^arn:aws:states:::states:startExecution(\.sync(:2)?)?$/;
/** More tries than this are a loop, and no retry. */
const MOST_ATTEMPTS = 10;

/** Fields that the local emulator ignores without a word (or knows in part), so that a green journey would prove nothing about them. */
const NOT_EMULATED = [
  'HeartbeatSeconds',
  'HeartbeatSecondsPath',
  'TimeoutSecondsPath',
  'Assign',
  'QueryLanguage',
  'ItemBatcher',
  'ResultWriter',
];

/** Each Task is bounded, retried with jitter, caught, and calls the function that is named as it is. */
export function stateFindings(root: string, machine: Machine): string[] {
  return scopesOf(machine).flatMap((scope) =>
    Object.entries(scope.States).flatMap(([name, state]) => [
      ...NOT_EMULATED.filter((field) => field in state).map(
        (field) => `${name} uses ${field}, which the local emulator ignores`,
      ),
      ...(state.Type === 'Task' ? [...bounds(name, state), ...called(root, name, state)] : []),
    ]),
  );
}

function bounds(name: string, state: State): string[] {
  const findings: string[] = [];
  if (state.TimeoutSeconds === undefined) findings.push(`${name} has no TimeoutSeconds`);
  if (!state.Retry?.length) findings.push(`${name} has no Retry`);
  for (const retry of state.Retry ?? []) {
    const attempts = retry.MaxAttempts ?? Number.POSITIVE_INFINITY;
    if (attempts > MOST_ATTEMPTS)
      findings.push(`${name} has a Retry without a MaxAttempts of at most ${MOST_ATTEMPTS}`);
    if (attempts > 0 && (retry.BackoffRate ?? 0) <= 1)
      findings.push(`${name} has a Retry whose BackoffRate is not above 1`);
    if (attempts > 0 && retry.JitterStrategy !== 'FULL')
      findings.push(`${name} has a Retry without JitterStrategy FULL`);
  }
  if (!state.Catch?.some((item) => item.ErrorEquals.includes('States.ALL')))
    findings.push(`${name} has no Catch for States.ALL`);
  return findings;
}

function called(root: string, name: string, state: State): string[] {
  const resource = state.Resource ?? '';
  if (MACHINE.test(resource)) return [];
  if (resource !== LAMBDA && resource !== LAMBDA_WITH_TOKEN) {
    return [`${name} calls ${resource || 'nothing'}; a machine calls Lambda functions and other machines only`];
  }
  // A wait is the one function `hold-wait`, and the step after it the one function `take-outcome`, whatever the states are called.
  const wanted = resource === LAMBDA_WITH_TOKEN ? 'HoldWait' : name.startsWith('Take') ? 'TakeOutcome' : name;
  const functionName = state.Parameters?.FunctionName;
  const folder = `functions/${kebab(wanted)}`;
  return [
    ...(functionName !== undefined && namesFunction(functionName, wanted)
      ? []
      : [`${name} calls ${functionName ?? 'no function'}; \${${wanted}} expected`]),
    ...(existsSync(join(root, folder, 'lambda.ts')) ? [] : [`${name} has no ${folder}/lambda.ts`]),
  ];
}

/** `${ApplyAccess}`, `${ApplyAccessArn}` and `${ApplyAccessFunctionArn}` name the function of state ApplyAccess. */
function namesFunction(functionName: string, wanted: string): boolean {
  const name = /^\$\{(\w+)\}$/.exec(functionName)?.[1]?.replace(/(Function)?(Arn|Name)?$/, '');
  return name?.toLowerCase() === wanted.toLowerCase();
}

/** ApplyAccess -> apply-access */
function kebab(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
