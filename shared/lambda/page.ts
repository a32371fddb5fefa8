import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type AgencyLook, logoSource } from '../domain/agency-look.ts';
import { renderEndPage } from '../pages/end-page.tsx';
import { END_STATUS, type EndKind } from '../pages/end-words.ts';
import { lookStyle } from '../pages/look-style.ts';
import type { PageAnswer, PageRequest } from '../pages/page-exchange.ts';
import { contentSecurityPolicy } from '../pages/style.ts';
import { logger } from './logger.ts';
import { count } from './metrics.ts';

/** What every page needs to know. */
export interface PageSettings {
  readonly agencyName: string;
  readonly timeZone: string;
  /** Origins that a form or its redirect may lead to, beside our own (HubSpot's consent screen). */
  readonly formActionOrigins: readonly string[];
  readonly look?: AgencyLook | undefined;
}

/** What differs for some pages. */
export interface PageOptions {
  /** The largest form that the page takes, in characters; a note and a few fields where absent. */
  readonly formLimit?: number;
  /** Styles of the page beside that of all pages. */
  readonly styles?: readonly string[];
}

const FORM_LIMIT = 20_000;

/** Makes the handler of a page: GET shows, POST acts. Every answer has the strict headers; an unknown error says nothing. */
export function createPageHandler(
  route: string,
  settings: PageSettings,
  useCase: (request: PageRequest) => Promise<PageAnswer>,
  { formLimit = FORM_LIMIT, styles = [] }: PageOptions = {},
) {
  const sent = headers(settings, styles);
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(async (event) => {
    logger.resetKeys();
    // The route's template, never the path: a path may hold a token.
    logger.appendKeys({
      route,
      method: event.requestContext.http.method,
      correlationId: event.requestContext.requestId,
    });
    try {
      const answer = await useCase(requestOf(event, formLimit));
      logger.info('page answered', { status: 'redirect' in answer ? 303 : answer.status });
      if ('redirect' in answer) {
        return { statusCode: 303, headers: { ...sent, location: answer.redirect }, body: '' };
      }
      return { statusCode: answer.status, headers: sent, body: answer.html };
    } catch (error) {
      logger.error('page failed', { error: error as Error });
      // The answer is a page, so that Lambda counts no error.
      count('PageFailed');
      const end: EndKind = 'try-again';
      const html = renderEndPage({ agencyName: settings.agencyName, timeZone: settings.timeZone, end });
      return { statusCode: END_STATUS[end], headers: sent, body: html };
    }
  });
}

function requestOf(event: APIGatewayProxyEventV2, formLimit: number): PageRequest {
  const body = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  return {
    method: event.requestContext.http.method,
    path: definedOnly(event.pathParameters),
    query: definedOnly(event.queryStringParameters),
    form: Object.fromEntries(new URLSearchParams(body.slice(0, formLimit))),
    correlationId: event.requestContext.requestId,
  };
}

function definedOnly(values: Record<string, string | undefined> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

function headers(settings: PageSettings, styles: readonly string[]): Record<string, string> {
  const { look = {} } = settings;
  const colours = lookStyle(look);
  const brand = colours === undefined ? [] : [colours];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy(
      settings.formActionOrigins,
      [...styles, ...brand],
      logoSource(look),
    ),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'interest-cohort=()',
  };
}
