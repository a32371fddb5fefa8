import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { FunctionRights } from '../function-rights.ts';
import { acknowledgeWildcard } from './acknowledge.ts';
import { bundleFunction } from './bundle.ts';

/** Props of `StewardFunction`. */
export interface StewardFunctionProps {
  /** Folder in `functions/`. */
  readonly name: string;
  readonly stage: string;
  readonly rights: FunctionRights;
  /** Variables by name. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * One function: its bundle, its own role with the right to write its own log and nothing else, its log group. What it may do beyond that
 * is granted by `FunctionAccess`.
 */
export class StewardFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: StewardFunctionProps) {
    super(scope, id);
    const { name, stage, rights } = props;
    const functionName = `steward-${stage}-${name}`;
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', {
      roleName: `${functionName}-role`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    this.role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [`${logGroup.logGroupArn}:*`],
      }),
    );
    acknowledgeWildcard(this.role, `${logGroup.logGroupArn}:*`, 'The streams of its own log group.');
    acknowledgeWildcard(this.role, '*', 'X-Ray knows no resources.');
    this.function = new LambdaFunction(this, 'Function', {
      functionName,
      description: rights.does,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(bundleFunction(name)),
      role: this.role,
      logGroup,
      memorySize: rights.memory ?? 512,
      timeout: Duration.seconds(rights.timeout ?? 30),
      environment: { ...props.environment },
      tracing: Tracing.ACTIVE,
    });
  }
}
