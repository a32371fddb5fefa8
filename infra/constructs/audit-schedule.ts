import { TimeZone } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Schedule, ScheduleExpression, ScheduleTargetInput, TimeWindow } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge.ts';

/** Props of `AuditSchedule`. */
export interface AuditScheduleProps {
  readonly name: string;
  readonly target: LambdaFunction;
  /** The six fields of an EventBridge Scheduler cron expression. */
  readonly cron: string;
  /** IANA name: the hour is the agency's, in summer and in winter. */
  readonly timeZone: string;
  readonly kind: 'review' | 'drift' | 'logins';
}

/** Starts a campaign over all portals at a day of the calendar. A start that comes twice finds the campaign of that day. */
export class AuditSchedule extends Construct {
  constructor(scope: Construct, id: string, props: AuditScheduleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com') });
    new Schedule(this, 'Schedule', {
      scheduleName: props.name,
      schedule: ScheduleExpression.expression(`cron(${props.cron})`, TimeZone.of(props.timeZone)),
      timeWindow: TimeWindow.off(),
      target: new LambdaInvoke(props.target, {
        input: ScheduleTargetInput.fromObject({ kind: props.kind, scope: { kind: 'all' } }),
        retryAttempts: 20,
        role,
      }),
    });
    acknowledgeWildcard(role, `${props.target.functionArn}:*`, 'Versions of this one function.');
  }
}
