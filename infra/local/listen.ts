import { once } from 'node:events';
import type { Server } from 'node:http';

/** A server that listens on 127.0.0.1 only. */
export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Stops listening and ends open connections. Safe to call twice. */
  close(): Promise<void>;
}

/** Lets `server` listen on 127.0.0.1; port 0 takes a free one. Rejects when the port is taken. */
export async function listen(server: Server, port: number): Promise<Listening> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no TCP port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
