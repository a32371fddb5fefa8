import { describeRules, type Rule } from './rules/rule.ts';
import { at, functionsOf, listOf, resourcesOf, statementsIn, textOf, withFault } from './rules/template.ts';

const QUEUE = 'AWS::SQS::Queue';
const MAPPING = 'AWS::Lambda::EventSourceMapping';
const FOURTEEN_DAYS = 14 * 24 * 3600;

const isDead = (queue: { Properties: Record<string, unknown> }) =>
  textOf(queue.Properties['QueueName']).endsWith('-dead');

const RULES: Rule[] = [
  {
    says: 'each queue is encrypted and takes TLS only',
    findings: (template) =>
      resourcesOf(template, QUEUE).flatMap((queue) => {
        const denies = resourcesOf(template, 'AWS::SQS::QueuePolicy')
          .filter((policy) => listOf(policy.Properties['Queues']).some((one) => textOf(one) === `<${queue.id}>`))
          .flatMap((policy) => statementsIn(policy.Properties['PolicyDocument']))
          .filter((one) => one.effect === 'Deny' && one.principal === '*' && one.actions.includes('sqs:*'))
          .filter((one) => at(one.conditions, 'Bool', 'aws:SecureTransport') === 'false')
          .filter((one) => one.resources.includes(`<${queue.id}.Arn>`));
        return [
          ...(denies.length === 1 ? [] : [`${queue.id} takes plain HTTP`]),
          ...(queue.Properties['SqsManagedSseEnabled'] === true ? [] : [`${queue.id} is not encrypted`]),
        ];
      }),
    broken: (template) =>
      withFault(template, 'AWS::SQS::QueuePolicy', (properties) => {
        properties['PolicyDocument'] = { Statement: [] };
      }),
  },
  {
    says: 'behind each queue stands a dead-letter queue that keeps messages for 14 days',
    findings: (template) => {
      const queues = resourcesOf(template, QUEUE);
      return queues
        .filter((queue) => !isDead(queue))
        .flatMap((queue) => {
          const target = textOf(at(queue.Properties, 'RedrivePolicy', 'deadLetterTargetArn'));
          const dead = queues.find((one) => `<${one.id}.Arn>` === target);
          if (dead === undefined || !isDead(dead)) return [`${queue.id} has no dead-letter queue`];
          const tries = at(queue.Properties, 'RedrivePolicy', 'maxReceiveCount');
          return [
            ...(textOf(dead.Properties['QueueName']) === `${textOf(queue.Properties['QueueName'])}-dead`
              ? []
              : [`${queue.id} has the dead-letter queue of another`]),
            ...(tries === 5 ? [] : [`${queue.id} is tried ${String(tries)} times`]),
            ...(dead.Properties['MessageRetentionPeriod'] === FOURTEEN_DAYS ? [] : [`${dead.id} forgets too soon`]),
          ];
        });
    },
    broken: (template) => {
      const copy = structuredClone(template);
      for (const { id } of resourcesOf(template, QUEUE)) {
        delete (copy['Resources'] as Record<string, { Properties: Record<string, unknown> }>)[id]?.Properties[
          'RedrivePolicy'
        ];
      }
      return copy;
    },
  },
  {
    says: 'a consumer reports single messages, and no message comes again while it may still be at work',
    findings: (template) => {
      const mappings = resourcesOf(template, MAPPING);
      const findings = mappings.flatMap((mapping) => {
        const source = textOf(mapping.Properties['EventSourceArn']);
        const queue = resourcesOf(template, QUEUE).find((one) => `<${one.id}.Arn>` === source);
        const consumer = functionsOf(template).find(
          (one) => `<${one.id}>` === textOf(mapping.Properties['FunctionName']),
        );
        const [hidden, work] = [
          Number(queue?.Properties['VisibilityTimeout']),
          Number(consumer?.Properties['Timeout']),
        ];
        return [
          ...(listOf(mapping.Properties['FunctionResponseTypes']).includes('ReportBatchItemFailures')
            ? []
            : [`${mapping.id} repeats whole batches`]),
          // AWS asks for six times: retries while the function is throttled count too.
          ...(hidden >= 6 * work ? [] : [`${mapping.id}: ${hidden} s hidden, ${work} s of work`]),
        ];
      });
      const consumed = mappings.map((mapping) => textOf(mapping.Properties['EventSourceArn']));
      const idle = resourcesOf(template, QUEUE).filter(
        (queue) => !isDead(queue) && !consumed.includes(`<${queue.id}.Arn>`),
      );
      return [...findings, ...idle.map((queue) => `nobody works on ${queue.id}`)];
    },
    broken: (template) => withFault(template, MAPPING, (properties) => delete properties['FunctionResponseTypes']),
  },
];

describeRules('app', RULES);
