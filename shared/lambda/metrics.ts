import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Namespace of all metrics; the alarms of `infra/constructs/alarms.ts` read it. */
export const METRIC_NAMESPACE = 'PortalSteward';

/** Metrics that functions write. Each name has an alarm or stands on the dashboard. */
export const METRICS = [
  'MailFailed',
  'RunParked',
  'RunRestarted',
  'EventUnreadable',
  'EventIgnored',
  'ConnectionBroken',
  'AccessNotVerified',
  'MailSentTwice',
  'ChatFailed',
  'AddressUnreachable',
  'BounceTransient',
  'PageFailed',
  'SweepItemFailed',
] as const;
/** @see METRICS */
export type MetricName = (typeof METRICS)[number];

/** Counts one occurrence at once, in the embedded metric format, under the one dimension `service`: the stage. Alarms look at it there. */
export function count(name: MetricName): void {
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: process.env['STAGE'] ?? 'local' });
  metrics.addMetric(name, MetricUnit.Count, 1);
  metrics.publishStoredMetrics();
}
