import { createServer } from 'node:http';
import { type CliWorld, runCli } from '../../../../infra/cli/run-cli.ts';
import { listen } from '../../../../infra/local/listen.ts';
import { createTestApi } from '../../api/support/api.ts';

/** What a command left behind. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line against the real API over records in memory, across HTTP. */
export async function createTestCli() {
  const api = createTestApi();
  const received: { method: string; path: string; key: string | undefined }[] = [];
  let dropped = 0;
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const key = request.headers['idempotency-key'];
    received.push({ method: request.method ?? '', path: url.pathname, key: key?.toString() });
    const answer = await api.request(request.method ?? 'GET', url.pathname.replace('/api/v1', ''), {
      ...(url.search === '' ? {} : { query: Object.fromEntries(url.searchParams) }),
      ...(body === '' ? {} : { rawBody: body }),
      ...(key === undefined ? {} : { key: String(key) }),
      authorization: request.headers.authorization ?? null,
    });
    // The work is done and its answer is lost.
    if (dropped > 0) {
      dropped -= 1;
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, answer.headers as Record<string, string>).end(JSON.stringify(answer.body));
  });
  const listening = await listen(server, 0);
  const access = { STEWARD_API: `${listening.url}/api/v1`, STEWARD_TOKEN: api.tokenFor(['admin']) };
  return {
    api,
    received,
    access,
    loseAnswers: (count: number) => {
      dropped = count;
    },
    steward: (...args: string[]) => steward(args, { env: access }),
    close: () => listening.close(),
  };
}

/** Runs one command line in a world that has nothing but what the test gives it. */
export async function steward(args: readonly string[], world: Partial<CliWorld> = {}): Promise<Said> {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    env: {},
    home: '/nowhere',
    projectRoot: '/nowhere',
    colour: false,
    timeZone: 'Europe/Berlin',
    print: (text) => {
      out += `${text}\n`;
    },
    printError: (text) => {
      err += `${text}\n`;
    },
    ...world,
  });
  return { code, out, err };
}
