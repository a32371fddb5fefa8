import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { createHandler } from '../../functions/hubspot-webhook/handler.ts';
import { ALARMS } from '../../infra/alarm-catalogue.ts';
import { projectRoot } from '../../infra/local/paths.ts';
import { count, METRICS } from '../../shared/lambda/metrics.ts';
import type { TemplateJson } from '../support/stage-templates.ts';
import { describeRules, type Rule } from './rules/rule.ts';
import { at, functionsOf, listOf, resourcesOf, statementsIn, textOf, withFault, withFaults } from './rules/template.ts';

const ALARM = 'AWS::CloudWatch::Alarm';
const TOPIC = 'AWS::SNS::Topic';
const DEVELOPMENT = [
  ['POWERTOOLS_DEV', 'true'],
  ['POWERTOOLS_METRICS_DISABLED', 'false'],
] as const;

const RULES: Rule[] = [
  {
    says: 'there is one alarm for each entry of the catalogue, and no other',
    findings: (template) => {
      const names = resourcesOf(template, ALARM).map(shortName);
      const wanted = ALARMS.map(({ name }) => name);
      return [
        ...wanted.filter((name) => !names.includes(name)).map((name) => `no alarm ${name}`),
        ...names.filter((name) => !wanted.includes(name)).map((name) => `${name} is not in the catalogue`),
        ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} is there twice`),
      ];
    },
    broken: (template) =>
      withFault(template, ALARM, (properties) => {
        properties['AlarmName'] = 'steward-prod-nameless';
      }),
  },
  {
    says: 'an alarm says how urgent it is, who is hurt, and where the RUNBOOK helps',
    findings: (template) =>
      resourcesOf(template, ALARM).flatMap((alarm) => {
        const entry = ALARMS.find(({ name }) => name === shortName(alarm));
        const text = textOf(alarm.Properties['AlarmDescription']);
        const parts = [`[${entry?.severity}]`, entry?.hurts ?? '', `RUNBOOK.md#${entry?.name}.`];
        return parts.every((part) => part !== '' && text.includes(part)) ? [] : [`${alarm.id} says: ${text}`];
      }),
    broken: (template) =>
      withFault(template, ALARM, (properties) => {
        properties['AlarmDescription'] = 'Something is wrong.';
      }),
  },
  {
    says: 'an alarm reaches the topic, and nothing else keeps it silent',
    findings: (template) => {
      const topics = topicsOf(template).map(({ id }) => `<${id}>`);
      return resourcesOf(template, ALARM).flatMap(({ id, Properties: own }) => {
        const actions = listOf(own['AlarmActions']).map(textOf);
        return [
          ...(actions.length === 1 && topics.includes(actions[0] ?? '') ? [] : [`${id} tells nobody`]),
          ...(own['ActionsEnabled'] === false ? [`${id} is switched off`] : []),
        ];
      });
    },
    broken: (template) => withFault(template, ALARM, (properties) => delete properties['AlarmActions']),
  },
  {
    says: 'alarms of this account may publish to the topic, over TLS only',
    findings: (template) =>
      topicsOf(template).flatMap(({ id }) => {
        const statements = resourcesOf(template, 'AWS::SNS::TopicPolicy')
          .filter((policy) => listOf(policy.Properties['Topics']).some((topic) => textOf(topic) === `<${id}>`))
          .flatMap((policy) => statementsIn(policy.Properties['PolicyDocument']));
        const allows = statements.some(
          (one) =>
            one.effect === 'Allow' &&
            one.principal === 'cloudwatch.amazonaws.com' &&
            one.actions.includes('sns:Publish') &&
            textOf(at(one.conditions, 'StringEquals', 'aws:SourceAccount')) === '000000000000',
        );
        const denies = statements.some(
          (one) => one.effect === 'Deny' && at(one.conditions, 'Bool', 'aws:SecureTransport') === 'false',
        );
        return [...(allows ? [] : [`no alarm may publish to ${id}`]), ...(denies ? [] : [`${id} takes plain HTTP`])];
      }),
    broken: (template) =>
      withFaults(template, 'AWS::SNS::TopicPolicy', (properties) => {
        const document = properties['PolicyDocument'] as { Statement: { Effect: string }[] };
        document.Statement = document.Statement.filter((one) => one.Effect === 'Deny');
      }),
  },
  {
    says: 'an alarm watches what is there: a function, a queue or a machine of this stage, or a metric of ours',
    findings: (template) => {
      const here = new Set([
        ...functionsOf(template).map(({ Properties }) => textOf(Properties['FunctionName'])),
        ...resourcesOf(template, 'AWS::SQS::Queue').map(({ id }) => `<${id}.QueueName>`),
        ...resourcesOf(template, 'AWS::StepFunctions::StateMachine').map((one) =>
          textOf(one.Properties['StateMachineName']),
        ),
      ]);
      return resourcesOf(template, ALARM).flatMap(({ id, Properties: own }) => {
        if (own['Namespace'] === 'PortalSteward') return [];
        const [dimension, ...others] = listOf(own['Dimensions']);
        const watched = textOf(at(dimension, 'Value'));
        const found = here.has(watched) || here.has(watched.split(':').at(-1) ?? '');
        return others.length === 0 && found ? [] : [`${id} watches ${watched || 'nothing'}`];
      });
    },
    broken: (template) =>
      withFault(template, ALARM, (properties) => {
        properties['Namespace'] = 'AWS/Lambda';
        properties['Dimensions'] = [{ Name: 'FunctionName', Value: 'steward-prod-gone' }];
      }),
  },
  {
    says: 'what has to run is missed when it does not, and no other alarm cries over silence',
    findings: (template) =>
      resourcesOf(template, ALARM).flatMap((alarm) => {
        const entry = ALARMS.find(({ name }) => name === shortName(alarm));
        const heartbeat = entry?.when === 'below';
        const { TreatMissingData: silence, ComparisonOperator: when } = alarm.Properties;
        const right = heartbeat
          ? silence === 'breaching' && when === 'LessThanThreshold'
          : silence === 'notBreaching' && when === 'GreaterThanOrEqualToThreshold';
        return right ? [] : [`${alarm.id}: ${textOf(silence)}, ${textOf(when)}`];
      }),
    broken: (template) =>
      withFault(template, ALARM, (properties) => {
        properties['TreatMissingData'] = 'missing';
      }),
  },
];

describeRules('app', RULES);

describe('the catalogue of alarms', () => {
  it('has each name once, and a heartbeat that is missed sooner than it is rare', () => {
    const names = ALARMS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const beats = ALARMS.filter(({ when }) => when === 'below');
    expect(beats.map(({ name }) => name)).toEqual(['sweep-silent', 'poll-silent']);
    // Schedules may be as rare as every 60 minutes by the settings; those of the example are well inside.
    for (const { periodMinutes } of beats) expect(periodMinutes).toBeGreaterThanOrEqual(30);
  });

  it('watches each dead-letter queue and the age of each queue', () => {
    const watched = ALARMS.flatMap(({ metric }) => (metric.kind === 'queue' ? [`${metric.queue} ${metric.dead}`] : []));
    const queues = ['bounces', 'events', 'mail', 'pauses'];
    expect(watched.sort()).toEqual(queues.flatMap((queue) => [`${queue} false`, `${queue} true`]));
  });

  it('watches every machine', () => {
    const machines = resourcesOf(inject('stageTemplates').example.app, 'AWS::StepFunctions::StateMachine');
    const names = machines.map((one) => textOf(one.Properties['StateMachineName']).replace('steward-prod-', ''));
    const watched = ALARMS.flatMap(({ metric }) => (metric.kind === 'machine' ? [metric.machine] : []));
    expect(watched.sort()).toEqual(names.sort());
  });
});

describe('a metric of ours', () => {
  const own = ALARMS.flatMap(({ metric }) => (metric.kind === 'own' ? [metric.name] : []));

  /** What functions print, and where CloudWatch would put it: name and dimensions. */
  async function written(work: () => unknown): Promise<{ name: unknown; dimensions: unknown }> {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {});
    onTestFinished(() => print.mockRestore());
    await work();
    const line: unknown = JSON.parse(String(print.mock.calls.at(-1)?.[0]));
    const metrics = at(line, '_aws', 'CloudWatchMetrics', 0);
    const names = listOf(at(metrics, 'Dimensions', 0)).map(textOf);
    return {
      name: at(metrics, 'Metrics', 0, 'Name'),
      dimensions: names.map((name) => ({ Name: name, Value: at(line, name) })),
    };
  }

  /** Where the alarm on a metric looks, on the example's stage. */
  function watched(name: string): unknown {
    const alarms = resourcesOf(inject('stageTemplates').example.app, ALARM);
    return alarms.find((alarm) => alarm.Properties['MetricName'] === name)?.Properties['Dimensions'];
  }

  it('is watched under the dimensions that steps and chores write it under', async () => {
    // Else Powertools has a console of its own.
    for (const [name, value] of DEVELOPMENT) vi.stubEnv(name, value);
    vi.stubEnv('STAGE', 'prod');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { name, dimensions } = await written(() => count('RunParked'));
    expect({ name, dimensions }).toEqual({ name: 'RunParked', dimensions: watched('RunParked') });
  });

  it('is watched under the dimensions that the webhook writes it under', async () => {
    const handler = createHandler(() => Promise.reject(new Error('down')), 'prod');
    const event = { requestContext: { requestId: 'r' }, headers: {} } as unknown as Parameters<typeof handler>[0];
    const { name, dimensions } = await written(() => handler(event));
    expect({ name, dimensions }).toEqual({ name: 'WebhookFailed', dimensions: watched('WebhookFailed') });
  });

  it('is one that a function writes', () => {
    const names = new Set<string>(METRICS);
    const webhook = ['WebhookFailed', 'WebhookRefused'];
    expect(own.filter((name) => !names.has(name) && !webhook.includes(name))).toEqual([]);
  });
});

describe('RUNBOOK.md', () => {
  it('has a heading for each alarm', () => {
    const file = join(projectRoot, 'RUNBOOK.md');
    const headings = existsSync(file) ? readFileSync(file, 'utf8').match(/^#+ .*$/gm) : [];
    const anchors = new Set((headings ?? []).map(anchorOf));
    expect(ALARMS.map(({ name }) => name).filter((name) => !anchors.has(name))).toEqual([]);
  });
});

/** The topic of the alarms; what others publish has topics of its own. */
function topicsOf(template: TemplateJson) {
  return resourcesOf(template, TOPIC).filter(({ Properties }) => textOf(Properties['TopicName']).endsWith('-alarms'));
}

function shortName(alarm: { readonly Properties: Record<string, unknown> }): string {
  return textOf(alarm.Properties['AlarmName']).replace(/^steward-[^-]+-/, '');
}

/** The anchor that a heading gets on GitHub: lower case, blanks as dashes, other signs gone. */
function anchorOf(heading: string): string {
  return heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .trim()
    .replaceAll(' ', '-');
}
