import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../../infra/local/listen.ts';
import { createChores } from '../../../shared/adapters/lambda/chores.ts';

const open: Listening[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

/** Lambda's endpoint, with one answer for all. */
async function lambdaThatAnswers(status: number, body: unknown, headers: Record<string, string> = {}) {
  const seen: { request: IncomingMessage; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let sent = '';
    for await (const chunk of request) sent += chunk;
    seen.push({ request, body: sent });
    response.writeHead(status, headers).end(JSON.stringify(body));
  });
  const listening = await listen(server, 0);
  open.push(listening);
  const chores = createChores(
    {
      sweep: 'steward-local-run-sweeps',
      poll: 'steward-local-poll-partner-clients',
      journal: 'steward-local-read-journal',
    },
    {
      AWS_ENDPOINT_URL: listening.url,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_SESSION_TOKEN: 'session',
    },
  );
  return { chores, seen };
}

const REPORT = { done: { wait: 1 }, failed: 0 };

describe('createChores', () => {
  it('calls the function with the correlation id, signed, and reads its report', async () => {
    const { chores, seen } = await lambdaThatAnswers(200, REPORT);
    expect(await chores.sweep('request-1')).toEqual(REPORT);
    const [call] = seen;
    expect(call?.request.url).toBe('/2015-03-31/functions/steward-local-run-sweeps/invocations');
    expect(call?.request.headers['authorization']).toMatch(
      /^AWS4-HMAC-SHA256 Credential=test\/\d{8}\/eu-central-1\/lambda\/aws4_request/,
    );
    expect(call?.request.headers['x-amz-security-token']).toBe('session');
    expect(JSON.parse(call?.body ?? '')).toEqual({ correlationId: 'request-1' });
  });

  it('throws when the function failed, without repeating what it said', async () => {
    const { chores } = await lambdaThatAnswers(
      200,
      { errorMessage: 'a secret' },
      { 'x-amz-function-error': 'Unhandled' },
    );
    await expect(chores.poll('request-1')).rejects.toThrow(
      /^The function steward-local-poll-partner-clients failed\.$/,
    );
  });

  it('throws when Lambda refuses, and on a report of another form', async () => {
    const throttled = await lambdaThatAnswers(429, {});
    await expect(throttled.chores.sweep('request-1')).rejects.toThrow('(429)');
    const strange = await lambdaThatAnswers(200, { done: 'all' });
    await expect(strange.chores.sweep('request-1')).rejects.toThrow();
  });
});
