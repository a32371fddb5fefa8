import { describe, expect, it } from 'vitest';
import { aslLint } from '../../gate/asl-lint.ts';
import { planted } from '../../support/planted.ts';

type Json = Record<string, unknown>;

const RETRY = [
  { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2, JitterStrategy: 'FULL' },
];
const CATCH = [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }];

function task(name: string, more: Json = {}): Json {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: `\${${name}Arn}`, 'Payload.$': '$' },
    TimeoutSeconds: 30,
    Retry: RETRY,
    Catch: CATCH,
    Next: 'Done',
    ...more,
  };
}

function machine(states: Json = {}): Json {
  return {
    StartAt: 'ApplyAccess',
    States: { ApplyAccess: task('ApplyAccess'), Done: { Type: 'Succeed' }, Failed: { Type: 'Fail' }, ...states },
  };
}

/** A project with one machine and the functions that it may call. */
function projectWith(definition: unknown, name = 'access-provisioning') {
  return planted({
    [`workflows/access-provisioning/${name}.asl.json`]: JSON.stringify(definition),
    'workflows/access-provisioning/contract.ts': 'export {};\n',
    'functions/apply-access/lambda.ts': 'export {};\n',
    'functions/hold-wait/lambda.ts': 'export {};\n',
  });
}

async function messages(definition: unknown): Promise<string[]> {
  return (await aslLint.run(projectWith(definition))).map(({ message }) => message);
}

const hold = (more: Json = {}) =>
  task('HoldWait', {
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Parameters: { FunctionName: '${HoldWaitArn}', 'Payload.$': '$' },
    ...more,
  });

describe('state machines', () => {
  it('lets a sound machine through, with a wait and a Map', async () => {
    const definition = machine({
      ApplyAccess: task('ApplyAccess', { Next: 'AwaitApproval' }),
      AwaitApproval: hold({ Next: 'EachLine' }),
      EachLine: {
        Type: 'Map',
        ItemsPath: '$.items',
        ItemProcessor: { StartAt: 'Inner', States: { Inner: { Type: 'Pass', End: true } } },
        Next: 'Done',
      },
    });
    expect(await messages(definition)).toEqual([]);
  });

  it.each<[string, Json, string]>([
    [
      'a transition to nowhere',
      { ApplyAccess: task('ApplyAccess', { Next: 'Nowhere' }) },
      'ApplyAccess goes to Nowhere',
    ],
    [
      'a Catch to nowhere',
      { ApplyAccess: task('ApplyAccess', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Lost' }] }) },
      'ApplyAccess goes to Lost',
    ],
    ['a state that is never reached', { Island: { Type: 'Succeed' } }, 'Island is never reached'],
    [
      'a Task without a timeout',
      { ApplyAccess: task('ApplyAccess', { TimeoutSeconds: undefined }) },
      'has no TimeoutSeconds',
    ],
    ['a Task without a Retry', { ApplyAccess: task('ApplyAccess', { Retry: undefined }) }, 'has no Retry'],
    [
      'an unbounded Retry',
      { ApplyAccess: task('ApplyAccess', { Retry: [{ ...RETRY[0], MaxAttempts: undefined }] }) },
      'MaxAttempts',
    ],
    [
      'a Retry without jitter',
      { ApplyAccess: task('ApplyAccess', { Retry: [{ ...RETRY[0], JitterStrategy: 'NONE' }] }) },
      'JitterStrategy',
    ],
    [
      'a Retry without backoff',
      { ApplyAccess: task('ApplyAccess', { Retry: [{ ...RETRY[0], BackoffRate: 1 }] }) },
      'BackoffRate',
    ],
    ['a Task without a Catch', { ApplyAccess: task('ApplyAccess', { Catch: undefined }) }, 'has no Catch'],
    ['another function than the state', { ApplyAccess: task('PlanAccess') }, 'calls ${PlanAccessArn}'],
    [
      'a state without its function',
      { ApplyAccess: task('ApplyAccess', { Next: 'SealEvidence' }), SealEvidence: task('SealEvidence') },
      'functions/seal-evidence',
    ],
    [
      'a wait of another function',
      { ApplyAccess: hold({ Parameters: { FunctionName: '${ApplyAccess}' } }) },
      '${HoldWait} expected',
    ],
    [
      'a direct call of a service',
      { ApplyAccess: task('ApplyAccess', { Resource: 'arn:aws:states:::dynamodb:putItem' }) },
      'Lambda functions and other machines only',
    ],
    [
      'a field that the emulator ignores',
      { ApplyAccess: task('ApplyAccess', { HeartbeatSeconds: 5 }) },
      'uses HeartbeatSeconds',
    ],
    ['what only asl-validator knows', { Done: { Type: 'Succeed', Next: 'Failed' } }, 'asl-validator'],
  ])('reports %s', async (_what, states, expected) => {
    expect(await messages(machine(states))).toContainEqual(expect.stringContaining(expected));
  });

  it('looks into the machine of a Map', async () => {
    const inner = {
      StartAt: 'ApplyAccess',
      States: { ApplyAccess: task('ApplyAccess', { Catch: undefined, Next: 'Done' }) },
    };
    const found = await messages({
      StartAt: 'EachLine',
      States: { EachLine: { Type: 'Map', ItemProcessor: inner, End: true }, Done: { Type: 'Succeed' } },
    });
    expect(found).toContainEqual(expect.stringContaining('ApplyAccess has no Catch'));
    expect(found).toContainEqual(expect.stringContaining('ApplyAccess goes to Done, which does not exist here'));
  });

  it('reports a file that is no JSON, or not named after its folder', async () => {
    expect(await aslLint.run(planted({ 'workflows/offboarding/offboarding.asl.json': '{' }))).toContainEqual(
      expect.objectContaining({
        file: 'workflows/offboarding/offboarding.asl.json',
        message: expect.stringContaining('is no JSON'),
      }),
    );
    const renamed = await aslLint.run(projectWith(machine(), 'provisioning'));
    expect(renamed.map(({ message }) => message)).toContainEqual('has no access-provisioning.asl.json');
  });
});
