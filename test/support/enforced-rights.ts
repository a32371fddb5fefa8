import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import * as z from 'zod';
import { startEmulator } from '../../infra/local/emulator/emulator.ts';
import { listen } from '../../infra/local/listen.ts';
import { type RunningStack, startStack } from '../../infra/local/stack.ts';
import { stackPath } from '../../infra/local/stack-directory.ts';

/** A call that AWS's rules refused. */
export interface RefusedCall {
  readonly call: string;
  readonly message: string;
}

/** A stack whose functions may do only what their roles say. */
export interface EnforcedStack {
  readonly stack: RunningStack;
  /** Refused calls so far. */
  readonly refused: readonly RefusedCall[];
  stop(): Promise<void>;
}

/**
 * Deploys the unmodified app, then starts the emulator again so that it enforces the roles (it cannot deploy so), with the deployed state.
 * What functions call goes through a proxy where TLS ends, since our queues refuse plain HTTP.
 */
export async function startEnforcedStack(): Promise<EnforcedStack> {
  // Of this process only, and gone afterwards: the state of an earlier run would come back too.
  const name = `least-privilege-${process.pid}`;
  const cleanup = new AsyncDisposableStack();
  cleanup.defer(() => rmSync(stackPath(name), { recursive: true, force: true }));
  try {
    const stack = await startStack({ name, emulator: { persist: true } });
    cleanup.defer(() => stack.stop());
    await stack.emulator.stop();
    const refused: RefusedCall[] = [];
    const tls = await startTlsEnd(stack.emulator.port, refused);
    cleanup.defer(() => tls.close());
    const state = join(stack.directory, 'emulator', 'state');
    allowAsAwsDoes(state);
    queuesBehind(tls.url, state, stack.emulator.port);
    const emulator = await startEmulator({
      dataDir: join(stack.directory, 'emulator'),
      port: stack.emulator.port,
      region: stack.region,
      persist: true,
      auth: true,
      hookEnv: { AWS_ENDPOINT_URL: tls.url },
    });
    cleanup.defer(() => emulator.stop());
    return { stack, refused, stop: () => cleanup.disposeAsync() };
  } catch (error) {
    await cleanup.disposeAsync();
    throw error;
  }
}

/** Stands where TLS ends: what comes from here came encrypted. Notes what is refused. */
function startTlsEnd(emulatorPort: number, refused: RefusedCall[]) {
  const server = createServer((incoming, outgoing) => {
    const upstream = request(
      {
        host: '127.0.0.1',
        port: emulatorPort,
        method: incoming.method ?? 'GET',
        path: incoming.url ?? '/',
        headers: [...incoming.rawHeaders, 'x-forwarded-proto', 'https'],
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
        if (answer.statusCode !== 403 && answer.statusCode !== 400) return;
        let body = '';
        answer.on('data', (part) => {
          body += part;
        });
        answer.on('end', () => {
          if (!/AccessDenied|not authorized/i.test(body)) return;
          const call = String(incoming.headers['x-amz-target'] ?? `${incoming.method} ${incoming.url}`);
          refused.push({ call, message: body.slice(0, 500) });
        });
      },
    );
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  return listen(server, 0);
}

const statementSchema = z.looseObject({
  Action: z.unknown().optional(),
  Resource: z.unknown().optional(),
  Condition: z.looseObject({ StringEquals: z.looseObject({ 'ses:FromAddress': z.string() }) }).optional(),
});
const documentSchema = z.looseObject({ Statement: z.array(z.looseObject({})) });

/**
 * Where the emulator's rules are not AWS's, the deployed policies are put into its words; on AWS they hold as they are written:
 * - a batch is sent with the right to send (Amazon SQS developer guide, "API permissions"), and the emulator asks for one to send batches;
 * - a reference to a secret is its ARN, and in the emulator its name;
 * - a task token belongs to a machine, whose ARN AWS checks; the emulator checks nothing narrower than everything;
 * - a sender is bound by `ses:FromAddress` and an identity, of which the emulator knows neither (the rules on templates look at both).
 */
function allowAsAwsDoes(directory: string): void {
  const [file, secrets] = [join(directory, 'iam.json'), readFileSync(join(directory, 'secretsmanager.json'), 'utf8')];
  const arns = [...secrets.matchAll(/"ARN": ?"([^"]+)"/g)].flatMap((match) => match[1] ?? []);
  const translated: unknown = JSON.parse(readFileSync(file, 'utf8'), (_key, value: unknown) => {
    if (typeof value !== 'string' || !value.includes('"Statement"')) return value;
    const document = documentSchema.parse(JSON.parse(value));
    return JSON.stringify({ ...document, Statement: document.Statement.flatMap((one) => inItsWords(one, arns)) });
  });
  writeFileSync(file, JSON.stringify(translated));
}

function inItsWords(statement: unknown, secretArns: readonly string[]): unknown[] {
  const parsed = statementSchema.safeParse(statement);
  if (!parsed.success) return [statement];
  const { Action, Resource, Condition, ...rest } = parsed.data;
  const sender = Condition?.StringEquals['ses:FromAddress'];
  const action = (name: unknown) => (name === 'sqs:SendMessage' ? [name, 'sqs:SendMessageBatch'] : [name]);
  const resource = (on: unknown) =>
    sender === undefined ? (secretArns.find((arn) => arn.includes(`:secret:${String(on)}-`)) ?? on) : '*';
  const actions = [Action].flat();
  const resumes = rest['Effect'] === 'Allow' && actions.includes('states:SendTaskSuccess');
  return [
    {
      ...rest,
      ...(Action === undefined ? {} : { Action: actions.flatMap(action) }),
      ...(Resource === undefined ? {} : { Resource: [Resource].flat().map(resource) }),
    },
    ...(resumes ? [{ Effect: 'Allow', Action: 'states:SendTaskSuccess', Resource: '*' }] : []),
  ];
}

/** The SDK calls a queue at the queue's own address, which functions have in their variables. */
function queuesBehind(url: string, directory: string, emulatorPort: number): void {
  const file = join(directory, 'lambda.json');
  const state = readFileSync(file, 'utf8');
  const own = `http://localhost:${emulatorPort}/`;
  if (!state.includes(own)) throw new Error('No function knows a queue by the address of the emulator.');
  writeFileSync(file, state.replaceAll(own, `${url}/`));
}
