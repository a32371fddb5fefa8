import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, ScheduleTargetInput, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge.ts';

/** Props of `ChoreSchedule`. */
export interface ChoreScheduleProps {
  readonly name: string;
  readonly target: LambdaFunction;
  readonly everyMinutes: number;
}

/** Starts a chore every few minutes. A start that fails is not repeated: the next one does the same work. */
export class ChoreSchedule extends Construct {
  constructor(scope: Construct, id: string, props: ChoreScheduleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    new Schedule(this, 'Schedule', {
      scheduleName: props.name,
      schedule: ScheduleExpression.rate(Duration.minutes(props.everyMinutes)),
      timeWindow: TimeWindow.off(),
      target: new LambdaInvoke(props.target, { input: ScheduleTargetInput.fromObject({}), retryAttempts: 0, role }),
    });
    acknowledgeWildcard(role, `${props.target.functionArn}:*`, 'Versions of this one function.');
  }
}
