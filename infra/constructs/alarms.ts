import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { ALARMS } from '../alarm-catalogue.ts';
import type { AlarmMetric } from '../alarm-entry.ts';
import type { StageSettings } from '../config.ts';
import type { QueueName } from '../function-rights.ts';
import type { WorkQueue } from './work-queue.ts';

/** Props of `Alarms`. */
export interface AlarmsProps {
  readonly settings: StageSettings;
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  readonly machines: readonly string[];
}

/** One alarm per entry of the catalogue; its text says who is hurt and where the RUNBOOK helps. */
export class Alarms extends Construct {
  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    const { stage, alarmEmail } = props.settings;
    const topic = new Topic(this, 'Topic', { topicName: `steward-${stage}-alarms`, enforceSSL: true });
    // Its TLS rule replaces SNS's default policy, by which alarms of the account may publish; without this they would be silent.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(alarmEmail));
    for (const entry of ALARMS) {
      const alarm = new Alarm(this, entry.name, {
        alarmName: `steward-${stage}-${entry.name}`,
        alarmDescription: `[${entry.severity}] ${entry.hurts} See RUNBOOK.md#${entry.name}.`,
        metric: this.metricOf(entry.metric, stage, props, Duration.minutes(entry.periodMinutes)),
        threshold: entry.threshold,
        evaluationPeriods: 1,
        comparisonOperator:
          entry.when === 'below'
            ? ComparisonOperator.LESS_THAN_THRESHOLD
            : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: entry.silence === 'breaching' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(new SnsAction(topic));
    }
  }

  private metricOf(metric: AlarmMetric, stage: string, props: AlarmsProps, period: Duration): Metric {
    switch (metric.kind) {
      case 'own':
        // With the dimension that functions write it under, else the alarm would look at a metric that nobody writes.
        return new Metric({
          namespace: 'PortalSteward',
          metricName: metric.name,
          dimensionsMap: { service: stage },
          statistic: 'Sum',
          period,
        });
      case 'queue': {
        const of = props.queues[metric.queue];
        const { queueName } = metric.dead ? of.deadLetters : of.queue;
        return new Metric({
          namespace: 'AWS/SQS',
          metricName: metric.name,
          dimensionsMap: { QueueName: queueName },
          statistic: 'Maximum',
          period,
        });
      }
      case 'function':
        return new Metric({
          namespace: 'AWS/Lambda',
          metricName: metric.name,
          dimensionsMap: { FunctionName: `steward-${stage}-${metric.function}` },
          statistic: 'Sum',
          period,
        });
      case 'machine': {
        const arn = Stack.of(this).formatArn({
          service: 'states',
          resource: 'stateMachine',
          resourceName: `steward-${stage}-${metric.machine}`,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        });
        return new Metric({
          namespace: 'AWS/States',
          metricName: metric.name,
          dimensionsMap: { StateMachineArn: arn },
          statistic: 'Sum',
          period,
        });
      }
    }
  }
}
