import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { readStageSettings } from '../../infra/config.ts';
import { projectRoot } from '../../infra/local/paths.ts';
import { STAGES, type TemplateJson } from '../support/stage-templates.ts';
import { describeRules, type Rule } from './rules/rule.ts';
import { at, functionsOf, listOf, resourcesOf, statementsOfRole, textOf, withFault } from './rules/template.ts';

const SCHEDULE = 'AWS::Scheduler::Schedule';
const STAGE = 'AWS::ApiGatewayV2::Stage';

/** Every way in from outside, and who answers. */
const ROUTES = {
  'POST /webhooks/hubspot': 'hubspot-webhook',
  'GET /links/{token}': 'show-link',
  'HEAD /links/{token}': 'show-link',
  'POST /links/{token}': 'answer-link',
  'GET /my-questions': 'my-questions',
  'HEAD /my-questions': 'my-questions',
  'POST /my-questions': 'my-questions',
  'GET /oauth/install': 'oauth-install',
  'GET /oauth/callback': 'oauth-callback',
  'ANY /api/v1/{proxy+}': 'serve-api',
};

/** What an access log may say of a request. A path may hold the token of a mailed link; a query holds OAuth's code. */
const LOGGED = ['$context.requestId', '$context.routeKey', '$context.status', '$context.responseLatency'];

const RULES: Rule[] = [
  {
    says: 'the API has these routes and no other, each answered by its function',
    findings: (template) => {
      const found = Object.fromEntries(
        resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(({ Properties: own }) => [
          textOf(own['RouteKey']),
          answeringTo(template, textOf(own['Target'])),
        ]),
      );
      const keys = new Set([...Object.keys(found), ...Object.keys(ROUTES)]);
      const wanted: Record<string, string> = ROUTES;
      return [...keys].filter((key) => found[key] !== wanted[key]).map((key) => `${key} is answered by ${found[key]}`);
    },
    broken: (template) =>
      withFault(template, 'AWS::ApiGatewayV2::Route', (properties) => {
        properties['RouteKey'] = 'GET /health';
      }),
  },
  {
    says: 'the access log has route templates and no path, no query, no address of a person',
    findings: (template) =>
      resourcesOf(template, STAGE).flatMap(({ Properties: own }) => {
        const format = textOf(at(own, 'AccessLogSettings', 'Format'));
        const said = format.match(/\$context\.[\w.]+/g) ?? [];
        return said.length === 0 ? ['nothing is logged'] : said.filter((name) => !LOGGED.includes(name));
      }),
    broken: (template) =>
      withFault(template, STAGE, (properties) => {
        properties['AccessLogSettings'] = { Format: '{"path":"$context.path"}' };
      }),
  },
  {
    says: 'the API is throttled',
    findings: (template) =>
      resourcesOf(template, STAGE)
        .filter(({ Properties: own }) => !(Number(at(own, 'DefaultRouteSettings', 'ThrottlingRateLimit')) > 0))
        .map(({ id }) => `${id} takes any number of requests`),
    broken: (template) => withFault(template, STAGE, (properties) => delete properties['DefaultRouteSettings']),
  },
  {
    says: 'a schedule starts its function, with a role that can do nothing else',
    findings: (template) => {
      const schedules = resourcesOf(template, SCHEDULE);
      const findings = schedules.flatMap(({ id, Properties: own }) => {
        const target = textOf(at(own, 'Target', 'Arn'));
        const meant = functionsOf(template).find((one) => `<${one.id}.Arn>` === target);
        const roleId = textOf(at(own, 'Target', 'RoleArn', 'Fn::GetAtt', 0));
        const rights = statementsOfRole(template, roleId).flatMap((one) =>
          one.actions.flatMap((action) => one.resources.map((resource) => `${action} ${resource}`)),
        );
        const wanted = [`lambda:InvokeFunction ${target}`, `lambda:InvokeFunction ${target}:*`];
        return [
          ...(textOf(own['Name']).endsWith(`-${meant?.name}`) ? [] : [`${id} starts ${target}`]),
          ...(JSON.stringify(rights) === JSON.stringify(wanted) ? [] : [`${id} may ${rights.join(', ')}`]),
          ...(own['State'] === 'ENABLED' ? [] : [`${id} is off`]),
          ...(at(own, 'Target', 'RetryPolicy', 'MaximumRetryAttempts') === 0 ? [] : [`${id} repeats failed starts`]),
        ];
      });
      return schedules.length === 2 ? findings : [...findings, `${schedules.length} schedules`];
    },
    broken: (template) =>
      withFault(template, SCHEDULE, (properties) => {
        (properties['Target'] as Record<string, unknown>)['Arn'] = { 'Fn::GetAtt': ['SendMailFunction', 'Arn'] };
      }),
  },
];

describeRules('app', RULES);

describe('schedules', () => {
  it.each(STAGES)('are as frequent as the settings of %s say', (stage) => {
    const { schedules, stage: name } = readStageSettings(join(projectRoot, 'infra', 'settings', `${stage}.json`));
    const rates = resourcesOf(inject('stageTemplates')[stage].app, SCHEDULE).map(({ Properties: own }) => [
      textOf(own['Name']),
      textOf(own['ScheduleExpression']),
    ]);
    expect(Object.fromEntries(rates)).toEqual({
      [`steward-${name}-run-sweeps`]: rate(schedules.sweepMinutes),
      [`steward-${name}-poll-partner-clients`]: rate(schedules.pollMinutes),
    });
  });
});

/** `rate(1 minute)`, `rate(5 minutes)` */
function rate(minutes: number): string {
  return `rate(${minutes} minute${minutes === 1 ? '' : 's'})`;
}

function answeringTo(template: TemplateJson, target: string): string | undefined {
  const integration = resourcesOf(template, 'AWS::ApiGatewayV2::Integration').find(({ id }) =>
    target.includes(`<${id}>`),
  );
  const uri = listOf(integration?.Properties['IntegrationUri']).map(textOf)[0];
  return functionsOf(template).find(({ id }) => `<${id}.Arn>` === uri)?.name;
}
