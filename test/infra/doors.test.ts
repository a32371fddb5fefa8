import type { TemplateJson } from '../support/stage-templates.ts';
import { describeRules, type Rule } from './rules/rule.ts';
import { at, functionsOf, listOf, resourcesOf, textOf, withFault } from './rules/template.ts';

const STAGE = 'AWS::ApiGatewayV2::Stage';

/** Every way in from outside, and who answers. */
const ROUTES = {
  'POST /webhooks/hubspot': 'hubspot-webhook',
  'GET /links/{token}': 'show-link',
  'HEAD /links/{token}': 'show-link',
  'POST /links/{token}': 'answer-link',
  'GET /reviews/{token}': 'show-review',
  'HEAD /reviews/{token}': 'show-review',
  'POST /reviews/{token}': 'answer-review',
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
];

describeRules('app', RULES);

function answeringTo(template: TemplateJson, target: string): string | undefined {
  const integration = resourcesOf(template, 'AWS::ApiGatewayV2::Integration').find(({ id }) =>
    target.includes(`<${id}>`),
  );
  const uri = listOf(integration?.Properties['IntegrationUri']).map(textOf)[0];
  return functionsOf(template).find(({ id }) => `<${id}.Arn>` === uri)?.name;
}
