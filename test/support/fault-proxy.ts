import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { listen } from '../../infra/local/listen.ts';

/** A call that passes the proxy. */
export interface ProxiedCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** Which calls a fault is for. */
export type Matches = (call: ProxiedCall) => boolean;

/** A fault that was ordered. */
export interface OrderedFault {
  /** Resolves when a call was hit; for `holdAnswer`, when the other side has done what was asked. */
  readonly hit: Promise<void>;
}

/** A proxy between the product's functions and what they call; it passes everything until a fault is ordered. */
export interface FaultProxy {
  readonly url: string;
  /** Where calls go. Set it before the first one. */
  pointTo(target: string): void;
  /** The next fitting call never gets there, and its caller never gets an answer. */
  holdCall(matches: Matches): OrderedFault;
  /** The next fitting call gets there and is answered, but its caller never gets the answer. */
  holdAnswer(matches: Matches): OrderedFault;
  /** The next fitting call never gets there, and its caller is told that it went well. */
  lose(matches: Matches, answer: string): OrderedFault;
  /** Forgets the faults that hit nobody, and drops the connections that are held. */
  clear(): void;
  stop(): Promise<void>;
}

type Kind = 'hold-call' | 'hold-answer' | 'lose';
interface Waiting {
  readonly kind: Kind;
  readonly matches: Matches;
  readonly answer: string;
  readonly done: () => void;
}

/** Calls of one operation of AWS's JSON services, by the name in their header. */
export function awsOperation(name: string): Matches {
  return ({ headers }) => String(headers['x-amz-target'] ?? '').endsWith(`.${name}`);
}

/** Starts it on a free port of 127.0.0.1. */
export async function startFaultProxy(): Promise<FaultProxy> {
  let target = '';
  let waiting: Waiting[] = [];
  const held = new Set<ServerResponse>();
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });

  const server = createServer((incoming, outgoing) => {
    const call = { method: incoming.method ?? 'GET', path: incoming.url ?? '/', headers: incoming.headers };
    const fault = waiting.find((one) => one.matches(call));
    waiting = waiting.filter((one) => one !== fault);
    if (fault === undefined || fault.kind === 'hold-answer') {
      pass(target, agent, incoming, outgoing, fault && (() => hold(fault, outgoing)));
      return;
    }
    incoming.resume();
    if (fault.kind === 'hold-call') hold(fault, outgoing);
    else {
      outgoing.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end(fault.answer);
      fault.done();
    }
  });
  const listening = await listen(server, 0);

  function hold(fault: Waiting, outgoing: ServerResponse): void {
    held.add(outgoing);
    outgoing.once('close', () => held.delete(outgoing));
    fault.done();
  }

  function order(kind: Kind, matches: Matches, answer = ''): OrderedFault {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push({ kind, matches, answer, done: resolve });
    return { hit: promise };
  }

  function clear(): void {
    waiting = [];
    for (const outgoing of held) outgoing.destroy();
  }

  return {
    url: listening.url,
    pointTo: (next) => {
      target = next;
    },
    holdCall: (matches) => order('hold-call', matches),
    holdAnswer: (matches) => order('hold-answer', matches),
    lose: (matches, answer) => order('lose', matches, answer),
    clear,
    stop: async () => {
      clear();
      agent.destroy();
      await listening.close();
    },
  };
}

/** Passes a call on; `instead` is what happens with its answer, which is passed back when absent. */
function pass(
  target: string,
  agent: Agent,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  instead: (() => void) | undefined,
): void {
  const { hostname, port } = new URL(target);
  const { method, url, headers } = incoming;
  const upstream = request({ agent, hostname, port, method, path: url, headers }, (reply) => {
    if (instead !== undefined) {
      reply.resume();
      reply.once('end', instead);
      return;
    }
    outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
    reply.pipe(outgoing);
  });
  upstream.on('error', () => outgoing.destroy());
  incoming.pipe(upstream);
}
