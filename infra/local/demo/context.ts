import type { Addresses } from '../addresses.ts';
import { eventually } from '../eventually.ts';
import type { Mail } from '../inbox/messages.ts';

/** What the steps of the demo share: the way in from outside, and what earlier steps learned. */
export interface DemoContext {
  readonly addresses: Addresses;
  /** Calls the sandbox's control plane. */
  sandbox(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** Calls the product's JSON API as the operator. */
  api(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** The same where a refusal is expected: the answer, whatever its status. */
  apiAnswer(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<ApiAnswer>;
  /** Every mail to an address (to anybody without one), newest first. */
  mails(to?: string): Promise<Mail[]>;
  /** Waits for a mail to this address whose subject matches, and whose id is not in `seen`. */
  mail(to: string, subject: RegExp, seen?: ReadonlySet<string>): Promise<Mail>;
  /** Ids and links that a later step needs, by name. */
  readonly notes: Map<string, string>;
}

/** An answer of the API: its status, and its body as it was sent. */
export interface ApiAnswer {
  readonly status: number;
  readonly text: string;
}

/** One thing that the demo shows to be so. It throws when it is not. */
export interface DemoStep {
  readonly name: string;
  run(context: DemoContext): Promise<void>;
}

/** A context for one run of the demo against a stack. */
export function demoContext(addresses: Addresses): DemoContext {
  const mails = async (to?: string): Promise<Mail[]> => {
    const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
    return (await called('GET', `${addresses.inbox}/api/messages${query}`)) as Mail[];
  };
  const asOperator = { authorization: `Bearer ${addresses.operatorToken}` };
  return {
    addresses,
    notes: new Map(),
    sandbox: (method, path, body) => called(method, `${addresses.sandbox}/_sandbox${path}`, body),
    api: (method, path, body) => called(method, `${addresses.api}${path}`, body, asOperator),
    apiAnswer: (method, path, body) => answered(method, `${addresses.api}${path}`, body, asOperator),
    mails,
    mail: (to, subject, seen = new Set()) =>
      eventually(`A mail to ${to} about ${subject}`, async () =>
        (await mails(to)).find((mail) => subject.test(mail.subject) && !seen.has(mail.id)),
      ),
  };
}

async function called(
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const { status, text } = await answered(method, url, body, headers);
  if (status < 200 || status > 299) {
    throw new Error(`${method} ${new URL(url).pathname} answered ${status}: ${text.slice(0, 300)}`);
  }
  return text === '' ? undefined : JSON.parse(text);
}

async function answered(
  method: string,
  url: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<ApiAnswer> {
  const reply = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: reply.status, text: await reply.text() };
}
