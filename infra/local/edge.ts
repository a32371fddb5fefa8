import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { listen } from './listen.ts';

/** Where the edge sends what it gets: one HTTP API in the emulator. */
export interface EdgeTarget {
  /** The emulator, e.g. `http://127.0.0.1:4566`. */
  readonly endpoint: string;
  readonly apiId: string;
}

/** A running edge. */
export interface RunningEdge {
  /** The product's public URL, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Set after each deploy; until then the edge answers 503. */
  pointTo(target: EdgeTarget): void;
  stop(): Promise<void>;
}

/** Belong to one connection and are never forwarded (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Starts the stand-in for API Gateway's custom domain: a reverse proxy on 127.0.0.1. The product's public URL must be known before the
 * deploy (webhook signatures and mailed links are made over it), but the id of the API is not. Path, query, body and headers pass unchanged.
 */
export async function startEdge(options: { readonly port: number }): Promise<RunningEdge> {
  let target: EdgeTarget | undefined;
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const server = createServer((incoming, outgoing) => {
    if (target === undefined) answer(outgoing, 503, 'The product is not deployed yet.');
    else forward(target, agent, incoming, outgoing);
  });
  const listening = await listen(server, options.port);
  return {
    url: listening.url,
    port: listening.port,
    pointTo: (next) => {
      target = next;
    },
    stop: async () => {
      agent.destroy();
      await listening.close();
    },
  };
}

function forward(target: EdgeTarget, agent: Agent, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { hostname, port } = new URL(target.endpoint);
  const upstream = request(
    {
      agent,
      hostname,
      port,
      method: incoming.method ?? 'GET',
      path: `/_aws/execute-api/${target.apiId}/$default${incoming.url ?? '/'}`,
      headers: forwardable(incoming),
    },
    (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, forwardable(reply));
      reply.pipe(outgoing);
    },
  );
  upstream.on('error', () => {
    if (outgoing.headersSent) outgoing.destroy();
    else answer(outgoing, 502, 'The product does not answer. Does the emulator still run?');
  });
  outgoing.on('close', () => upstream.destroy());
  incoming.pipe(upstream);
}

/** Names and values as they came (order, case, repeats). A body of unknown length stays chunked: Node adds that header again. */
function forwardable(message: IncomingMessage): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < message.rawHeaders.length; at += 2) {
    const name = message.rawHeaders[at] ?? '';
    if (!HOP_BY_HOP.has(name.toLowerCase())) kept.push(name, message.rawHeaders[at + 1] ?? '');
  }
  return kept;
}

function answer(outgoing: ServerResponse, status: number, text: string): void {
  outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}
