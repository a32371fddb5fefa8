import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESClient, VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import { describe, expect, it, onTestFinished } from 'vitest';
import { localAwsConfig } from '../../infra/local/aws-env.ts';
import { EmulatorError, startEmulator } from '../../infra/local/emulator/emulator.ts';

function dataDir(): string {
  const path = mkdtempSync(join(tmpdir(), 'emulator-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    socket.once('connect', () => socket.destroy() && resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('timeout', () => socket.destroy() && resolve(false));
  });
}

describe('emulator', () => {
  it('answers SDK clients on 127.0.0.1 only, and is gone after stop', async () => {
    const emulator = await startEmulator({ dataDir: dataDir() });
    onTestFinished(emulator.stop);
    const client = new SESClient(localAwsConfig(emulator.endpoint));
    await client.send(new VerifyEmailIdentityCommand({ EmailAddress: 'steward@example.com' }));
    client.destroy();

    const elsewhere = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address !== undefined && !address.internal && address.family === 'IPv4');
    for (const address of elsewhere) expect(await canConnect(address?.address ?? '', emulator.port)).toBe(false);

    await emulator.stop();
    expect(await canConnect('127.0.0.1', emulator.port)).toBe(false);
    expect(() => process.kill(emulator.pid, 0)).toThrow();
    await emulator.stop();
  });

  it('keeps what it knows over a stop, when asked to', async () => {
    const options = { dataDir: dataDir(), persist: true };
    const address = 'steward@example.com';
    const first = await startEmulator(options);
    const client = new SESClient(localAwsConfig(first.endpoint));
    await client.send(new VerifyEmailIdentityCommand({ EmailAddress: address }));
    client.destroy();
    await first.stop();

    const second = await startEmulator({ ...options, port: first.port });
    onTestFinished(second.stop);
    const reply = await fetch(`${second.endpoint}/?Action=ListIdentities&Version=2010-12-01`, {
      headers: { authorization: 'AWS4-HMAC-SHA256 Credential=test/20261124/eu-central-1/ses/aws4_request' },
    });
    expect(await reply.text()).toContain(address);
  });

  it('says what its log says when it cannot start', async () => {
    const first = await startEmulator({ dataDir: dataDir() });
    onTestFinished(first.stop);
    await expect(startEmulator({ dataDir: dataDir(), port: first.port })).rejects.toThrow(EmulatorError);
    await expect(startEmulator({ dataDir: dataDir(), port: first.port })).rejects.toThrow('already in use');
  });
});
