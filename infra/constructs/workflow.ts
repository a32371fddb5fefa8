import { fileURLToPath } from 'node:url';
import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge.ts';
import { functionsOf, hasDistributedMap, readDefinition } from './workflow-definition.ts';

/** Props of `Workflow`. */
export interface WorkflowProps {
  readonly stage: string;
  /** Folder in `workflows/`. */
  readonly name: string;
}

/** One state machine from its ASL file; it may call the functions that the file names, and nothing else. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const { stage, name } = props;
    const stack = Stack.of(this);
    const arnOf = (functionName: string) =>
      stack.formatArn({
        service: 'lambda',
        resource: 'function',
        resourceName: `steward-${stage}-${functionName}`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
    // `${ApplyAccess}` in the file is the function `apply-access`; names are stable, so that running executions keep finding theirs.
    const called = functionsOf(readDefinition(name));
    const logs = new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/states/steward-${stage}-${name}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.stateMachine = new StateMachine(this, 'Machine', {
      stateMachineName: `steward-${stage}-${name}`,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromFile(
        fileURLToPath(new URL(`../../workflows/${name}/${name}.asl.json`, import.meta.url)),
      ),
      definitionSubstitutions: Object.fromEntries(
        [...called].map(([state, functionName]) => [state, arnOf(functionName)]),
      ),
      // Ids only, no payloads: a payload is somebody's data sooner or later.
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    });
    this.stateMachine.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['lambda:InvokeFunction'],
        resources: [...new Set(called.values())].map(arnOf),
      }),
    );
    if (hasDistributedMap(readDefinition(name))) this.allowOwnChildren(stack, `steward-${stage}-${name}`);
    acknowledgeWildcard(this.stateMachine, '*', 'Log delivery and X-Ray know no resources.');
  }

  /** The children of a distributed Map are executions of the same machine, which it starts, watches and stops itself. */
  private allowOwnChildren(stack: Stack, machine: string): void {
    const arnOf = (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'states', resource, resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
    const children = arnOf('execution', `${machine}/*`);
    this.stateMachine.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['states:StartExecution'],
        resources: [arnOf('stateMachine', machine)],
      }),
    );
    this.stateMachine.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['states:DescribeExecution', 'states:StopExecution'],
        resources: [children],
      }),
    );
    acknowledgeWildcard(
      this.stateMachine,
      children,
      'Children of our own Map runs have names that Step Functions gives.',
    );
  }
}
