import { RemovalPolicy } from 'aws-cdk-lib';
import { type CfnStage, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Routes and the functions that answer them. */
const ROUTES = [
  { method: HttpMethod.POST, path: '/webhooks/hubspot', to: 'hubspot-webhook' },
  { method: HttpMethod.GET, path: '/links/{token}', to: 'show-link' },
  { method: HttpMethod.HEAD, path: '/links/{token}', to: 'show-link' },
  { method: HttpMethod.POST, path: '/links/{token}', to: 'answer-link' },
  { method: HttpMethod.GET, path: '/reviews/{token}', to: 'show-review' },
  { method: HttpMethod.HEAD, path: '/reviews/{token}', to: 'show-review' },
  { method: HttpMethod.POST, path: '/reviews/{token}', to: 'answer-review' },
  { method: HttpMethod.GET, path: '/my-questions', to: 'my-questions' },
  { method: HttpMethod.HEAD, path: '/my-questions', to: 'my-questions' },
  { method: HttpMethod.POST, path: '/my-questions', to: 'my-questions' },
  { method: HttpMethod.GET, path: '/oauth/install', to: 'oauth-install' },
  { method: HttpMethod.GET, path: '/oauth/callback', to: 'oauth-callback' },
  { method: HttpMethod.ANY, path: '/api/v1/{proxy+}', to: 'serve-api' },
] as const;

/** Props of `PublicApi`. */
export interface PublicApiProps {
  readonly stage: string;
}

/** The HTTP API: the only door. Its access log has route templates, never a path, since a path may hold a link's token. */
export class PublicApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { apiName: `steward-${props.stage}`, createDefaultStage: true });
    const log = new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/apigateway/steward-${props.stage}`,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = this.api.defaultStage?.node.defaultChild as CfnStage;
    stage.accessLogSettings = {
      destinationArn: log.logGroupArn,
      format: JSON.stringify({
        requestId: '$context.requestId',
        route: '$context.routeKey',
        status: '$context.status',
        ms: '$context.responseLatency',
      }),
    };
    stage.defaultRouteSettings = { throttlingBurstLimit: 200, throttlingRateLimit: 100 };
    acknowledge(
      this.api,
      'AwsSolutions-APIG4',
      "Each function checks its own callers: HubSpot's signature, the token of a mailed link, OAuth's state, or a bearer token with scopes. None of them is an AWS identity.",
    );
  }

  /** Connects the routes with the functions that answer them. */
  route(functions: Readonly<Record<string, LambdaFunction>>): void {
    for (const { method, path, to } of ROUTES) {
      const target = functions[to];
      if (target === undefined) throw new Error(`No function ${to} for ${method} ${path}.`);
      this.api.addRoutes({
        path,
        methods: [method],
        integration: new HttpLambdaIntegration(`${to}-${method}`, target),
      });
    }
  }
}
