import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request, read whole. `path` is percent-encoded as it came; route parameters are decoded. */
export interface SandboxRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  rawBody: string;
}

/** What a handler gives back. A `body` is sent as JSON, `html` as a page; neither means an empty body. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  html?: string;
  /** Drops the connection instead of answering, after so many milliseconds. */
  dropAfterMs?: number;
}

export type Params = Record<string, string>;

export interface Route<Handler> {
  method: string;
  /** `/portals/:id`: a segment with a colon takes one path segment. */
  template: string;
  handler: Handler;
}

export interface RouteMatch<Handler> {
  handler: Handler;
  params: Params;
  template: string;
}

const MAX_BODY_BYTES = 2 * 1024 * 1024;
/** A world of 1,000 portals with 20 users each has its place in one call. */
const MAX_CONTROL_BODY_BYTES = 32 * 1024 * 1024;

/** Finds the first route that fits; fixed segments have to be listed before parameters. */
export function matchRoute<Handler>(
  routes: readonly Route<Handler>[],
  method: string,
  path: string,
): RouteMatch<Handler> | undefined {
  const segments = path.split('/');
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchTemplate(route.template.split('/'), segments);
    if (params) return { handler: route.handler, params, template: route.template };
  }
  return undefined;
}

function matchTemplate(template: string[], segments: string[]): Params | undefined {
  if (template.length !== segments.length) return undefined;
  const params: Params = {};
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) {
      const value = decodeSegment(segment);
      if (value === undefined || value === '') return undefined;
      params[part.slice(1)] = value;
    } else if (part !== segment) return undefined;
  }
  return params;
}

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

export async function readRequest(message: IncomingMessage): Promise<SandboxRequest> {
  const chunks: Buffer[] = [];
  const url = new URL(message.url ?? '/', 'http://sandbox.invalid');
  const max = url.pathname.startsWith('/_sandbox/') ? MAX_CONTROL_BODY_BYTES : MAX_BODY_BYTES;
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > max) throw new Error(`The request body is larger than ${max} bytes.`);
    chunks.push(chunk);
  }
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: message.method ?? 'GET',
    path: url.pathname.length > 1 ? url.pathname.replace(/\/$/, '') : url.pathname,
    query: url.searchParams,
    headers,
    rawBody: Buffer.concat(chunks).toString('utf8'),
  };
}

export function sendAnswer(response: ServerResponse, answer: Answer): void {
  const headers: Record<string, string> = { 'cache-control': 'no-store', ...answer.headers };
  let payload = '';
  if (answer.html !== undefined) {
    headers['content-type'] = 'text/html; charset=utf-8';
    payload = answer.html;
  } else if (answer.body !== undefined) {
    headers['content-type'] = 'application/json;charset=utf-8';
    payload = JSON.stringify(answer.body);
  }
  response.writeHead(answer.status, headers);
  response.end(payload);
}

export function redirect(location: string, status: 302 | 303 = 303): Answer {
  return { status, headers: { location } };
}

/** Parses a form body; a field that comes twice keeps its last value. */
export function formOf(request: SandboxRequest): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(request.rawBody));
}
