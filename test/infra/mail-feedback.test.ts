import { describeRules, type Rule } from './rules/rule.ts';
import {
  at,
  functionsOf,
  listOf,
  resourcesOf,
  statementsIn,
  statementsOfRole,
  textOf,
  withFault,
  withFaults,
} from './rules/template.ts';

const SET = 'AWS::SES::ConfigurationSet';
const DESTINATION = 'AWS::SES::ConfigurationSetEventDestination';
const SUBSCRIPTION = 'AWS::SNS::Subscription';
const TOPIC_POLICY = 'AWS::SNS::TopicPolicy';

const RULES: Rule[] = [
  {
    says: 'SES tells of bounces and complaints, and of nothing else, by a topic',
    findings: (template) => {
      const sets = resourcesOf(template, SET);
      const destinations = resourcesOf(template, DESTINATION);
      return [
        ...(sets.length === 1 && destinations.length === 1 ? [] : [`${sets.length} sets, ${destinations.length} ways`]),
        ...destinations.flatMap(({ id, Properties: own }) => {
          const events = listOf(at(own, 'EventDestination', 'MatchingEventTypes'))
            .map(textOf)
            .sort();
          const topic = textOf(at(own, 'EventDestination', 'SnsDestination', 'TopicARN'));
          return [
            ...(events.join() === 'bounce,complaint' ? [] : [`${id} tells of ${events.join() || 'nothing'}`]),
            ...(at(own, 'EventDestination', 'Enabled') === true ? [] : [`${id} is switched off`]),
            ...(resourcesOf(template, 'AWS::SNS::Topic').some((one) => `<${one.id}>` === topic)
              ? []
              : [`${id}: no topic`]),
            ...(sets.some((one) => `<${one.id}>` === textOf(own['ConfigurationSetName']))
              ? []
              : [`${id} is of no set`]),
          ];
        }),
      ];
    },
    broken: (template) =>
      withFault(template, DESTINATION, (properties) => {
        (properties['EventDestination'] as Record<string, unknown>)['MatchingEventTypes'] = ['bounce'];
      }),
  },
  {
    says: 'only SES publishes to the topic of bounces, for the configuration set of this account, and over TLS',
    findings: (template) => {
      const set = textOf(resourcesOf(template, SET)[0]?.Properties['Name']);
      return bounceTopicsOf(template).flatMap(({ id }) => {
        const statements = resourcesOf(template, TOPIC_POLICY)
          .filter((policy) => listOf(policy.Properties['Topics']).some((topic) => textOf(topic) === `<${id}>`))
          .flatMap((policy) => statementsIn(policy.Properties['PolicyDocument']));
        const allows = statements.filter((one) => one.effect === 'Allow');
        const pinned = allows.filter(
          (one) =>
            one.principal === 'ses.amazonaws.com' &&
            one.actions.join() === 'sns:Publish' &&
            textOf(at(one.conditions, 'StringEquals', 'AWS:SourceAccount')) === '000000000000' &&
            isOf(set, resourcesOf(template, SET)[0]?.id, textOf(at(one.conditions, 'StringEquals', 'AWS:SourceArn'))),
        );
        const denies = statements.some(
          (one) => one.effect === 'Deny' && at(one.conditions, 'Bool', 'aws:SecureTransport') === 'false',
        );
        return [
          ...(allows.length === 1 && pinned.length === 1 ? [] : [`others than SES for our mails publish to ${id}`]),
          ...(denies ? [] : [`${id} takes plain HTTP`]),
        ];
      });
    },
    broken: (template) =>
      withFaults(template, TOPIC_POLICY, (properties) => {
        const document = properties['PolicyDocument'] as { Statement: { Condition?: unknown }[] };
        for (const statement of document.Statement) delete statement.Condition;
      }),
  },
  {
    says: 'the topic reaches the queue of bounces, as SES wrote it, and the queue takes nothing from elsewhere',
    findings: (template) => {
      const queue = resourcesOf(template, 'AWS::SQS::Queue').find(({ Properties }) =>
        textOf(Properties['QueueName']).endsWith('-bounces'),
      );
      const topics = bounceTopicsOf(template).map(({ id }) => `<${id}>`);
      const subscriptions = resourcesOf(template, SUBSCRIPTION).filter(
        ({ Properties }) => Properties['Protocol'] === 'sqs',
      );
      const opened = resourcesOf(template, 'AWS::SQS::QueuePolicy')
        .filter((policy) => listOf(policy.Properties['Queues']).some((one) => textOf(one) === `<${queue?.id}>`))
        .flatMap((policy) => statementsIn(policy.Properties['PolicyDocument']))
        .filter((one) => one.effect === 'Allow');
      return [
        ...(topics.length === 1 ? [] : ['there is not one topic']),
        ...(subscriptions.length === 1 ? [] : [`${subscriptions.length} subscriptions`]),
        ...subscriptions.flatMap(({ id, Properties: own }) => [
          ...(topics.includes(textOf(own['TopicArn'])) ? [] : [`${id} is of another topic`]),
          ...(textOf(own['Endpoint']) === `<${queue?.id}.Arn>` ? [] : [`${id} leads elsewhere`]),
          ...(own['RawMessageDelivery'] === true ? [] : [`${id} wraps what SES wrote`]),
        ]),
        ...(opened.length === 1 &&
        opened[0]?.principal === 'sns.amazonaws.com' &&
        topics.includes(textOf(at(opened[0].conditions, 'ArnEquals', 'aws:SourceArn')))
          ? []
          : ['the queue is open to others']),
      ];
    },
    broken: (template) => withFault(template, SUBSCRIPTION, (properties) => delete properties['RawMessageDelivery']),
  },
  {
    says: 'notices wait until the id of their mail is written',
    findings: (template) =>
      resourcesOf(template, 'AWS::SQS::Queue')
        .filter(({ Properties }) => textOf(Properties['QueueName']).endsWith('-bounces'))
        .flatMap(({ id, Properties }) => (Number(Properties['DelaySeconds']) >= 5 ? [] : [`${id} is too fast`])),
    broken: (template) => withFaults(template, 'AWS::SQS::Queue', (properties) => delete properties['DelaySeconds']),
  },
  {
    says: 'mails go out under the configuration set, and only their sender reads the webhooks of chats',
    findings: (template) => {
      const [set] = resourcesOf(template, SET);
      return functionsOf(template).flatMap(({ name, roleId, Properties: own }) => {
        const statements = statementsOfRole(template, roleId);
        const variable = textOf(at(own, 'Environment', 'Variables', 'MAIL_CONFIGURATION_SET'));
        const sends = statements.filter((one) => one.actions.includes('ses:SendEmail'));
        const chat = statements.some((one) => one.resources.some((resource) => /ChatSecret/.test(resource)));
        const isSender = name === 'send-mail';
        return [
          ...((variable === textOf(set?.Properties['Name'])) === isSender ? [] : [`${name} has set "${variable}"`]),
          ...(sends.length === (isSender ? 1 : 0) ? [] : [`${name} may send`]),
          ...sends
            .filter((one) => !one.resources.some((resource) => resource.endsWith(`:configuration-set/${variable}`)))
            .map(() => `${name} may not send under the set`),
          ...(chat === isSender ? [] : [`${name} ${chat ? 'reads' : 'does not read'} the webhooks`]),
        ];
      });
    },
    broken: (template) =>
      withFault(template, SET, (properties) => {
        properties['Name'] = 'another';
      }),
  },
];

describeRules('app', RULES);

function bounceTopicsOf(template: Parameters<typeof resourcesOf>[0]) {
  return resourcesOf(template, 'AWS::SNS::Topic').filter(({ Properties }) =>
    textOf(Properties['TopicName']).endsWith('-bounces'),
  );
}

/** Whether an ARN is the one of the configuration set, by its name or by reference. */
function isOf(name: string, id: string | undefined, arn: string): boolean {
  return arn.endsWith(`:configuration-set/${name}`) || arn.endsWith(`:configuration-set/<${id}>`);
}
