import { describe, expect, inject, it } from 'vitest';

const addresses = inject('addresses');

describe('a started stack', () => {
  it('answers at each of its addresses', async () => {
    expect((await fetch(`${addresses.sandbox}/_sandbox/state`)).status).toBe(200);
    expect(await (await fetch(`${addresses.inbox}/api/messages`)).json()).toEqual(expect.any(Array));
    // Whatever the product says about this path, it is the product that says it, not the edge (502 and 503).
    expect((await fetch(`${addresses.product}/`)).status).toBeLessThan(500);
  });

  it('keeps every address on this machine', () => {
    const { hubspotClientSecret: _secret, operatorToken: _token, ...urls } = addresses;
    for (const url of Object.values(urls)) expect(new URL(url ?? '').hostname).toBe('127.0.0.1');
    expect(addresses.webhook).toBe(`${addresses.product}/webhooks/hubspot`);
    expect(addresses.api).toBe(`${addresses.product}/api/v1`);
  });
});
