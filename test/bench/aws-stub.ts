import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The app's client secret as the stub knows it. */
export const BENCH_SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';

/** What AWS answers where an empty object would not do; every table is empty. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  'secretsmanager.GetSecretValue': { SecretString: BENCH_SECRET },
  'AmazonSQS.SendMessageBatch': { Successful: [], Failed: [] },
};

/** Stands for all of AWS on this machine, so that a first call is measured without a network. */
export interface AwsStub extends AsyncDisposable {
  readonly url: string;
  /** How many calls came since this was last asked. */
  takeCalls(): number;
}

/** Starts the stub on a free port of 127.0.0.1. */
export async function startAwsStub(): Promise<AwsStub> {
  let calls = 0;
  const server = createServer((request, response) => {
    calls += 1;
    request.resume();
    request.on('end', () => {
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(JSON.stringify(ANSWERS[String(request.headers['x-amz-target'])] ?? {}));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    takeCalls() {
      const taken = calls;
      calls = 0;
      return taken;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
