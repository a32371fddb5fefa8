import { createServer, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startEdge } from '../../../infra/local/edge.ts';
import { listen } from '../../../infra/local/listen.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  rawHeaders: string[];
  body: string;
}

/** Stands where the emulator is, and keeps what it was asked. */
async function upstream(status = 200) {
  const seen: Seen[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { method, url, rawHeaders } = incoming;
    seen.push({ method, url, rawHeaders, body: await text(incoming) });
    outgoing.writeHead(status, ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2', 'X-Answer', 'Yes']).end('answer');
  });
  const { url, close } = await listen(server, 0);
  onTestFinished(close);
  return { seen, url };
}

async function edge() {
  const running = await startEdge({ port: 0 });
  onTestFinished(running.stop);
  return running;
}

/** Sends headers exactly as given, which fetch does not. */
function send(
  url: string,
  method: string,
  headers: string[],
  body: string,
): Promise<IncomingMessage & { text: string }> {
  const { hostname, port } = new URL(url);
  const path = url.slice(new URL(url).origin.length);
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method, headers }, async (reply) => {
      resolve(Object.assign(reply, { text: await text(reply) }));
    });
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

describe('edge', () => {
  it('passes method, path, query, headers and body on as they came', async () => {
    const { seen, url } = await upstream(202);
    const running = await edge();
    running.pointTo({ endpoint: url, apiId: 'abc123' });
    const body = '[{"propertyValue":"Größe"}]  ';
    const length = String(Buffer.byteLength(body));
    const headers = [
      'Host',
      'agency.example.com',
      'X-HubSpot-Signature-v3',
      'K36d+/=',
      'X-Twice',
      '1',
      'X-Twice',
      '2',
      'Content-Length',
      length,
    ];

    const reply = await send(`${running.url}/webhooks/hub%2Fspot?x=%20a&y`, 'POST', headers, body);

    expect(seen).toEqual([
      {
        method: 'POST',
        url: '/_aws/execute-api/abc123/$default/webhooks/hub%2Fspot?x=%20a&y',
        rawHeaders: expect.arrayContaining(headers),
        body,
      },
    ]);
    expect(reply.statusCode).toBe(202);
    expect(reply.headers['set-cookie']).toEqual(['a=1', 'b=2']);
    expect(reply.text).toBe('answer');
  });

  it('says that nothing is deployed yet', async () => {
    const running = await edge();
    const reply = await fetch(`${running.url}/healthz`);
    expect([reply.status, await reply.text()]).toEqual([503, 'The product is not deployed yet.\n']);
  });

  it('says that the product does not answer', async () => {
    const { url } = await upstream();
    const running = await edge();
    running.pointTo({ endpoint: url.replace(/:\d+$/, ':9'), apiId: 'abc123' });
    expect((await fetch(running.url)).status).toBe(502);
  });
});
