import { describe, expect, it } from 'vitest';
import { signWebhook } from '../../../infra/local/sandbox/webhooks/signature.ts';

/** HubSpot's published example for signature v3, and the one of its Python and Ruby SDK tests. */
const SECRET = 'yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy';
const REQUEST = {
  method: 'POST',
  uri: 'https://www.example.com/webhook_uri',
  body: "{'example_field':'example_value'}",
};

describe('signature v3', () => {
  it.each([
    ['1693657560000', 'K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y='],
    ['1700000300000', 'RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw='],
  ])('at %s is the published one', (timestamp, expected) => {
    expect(signWebhook(SECRET, { ...REQUEST, timestamp })).toBe(expected);
  });

  it('decodes the listed escapes of the URI, in either case, and leaves the others', () => {
    const timestamp = '1693657560000';
    const sign = (uri: string) => signWebhook(SECRET, { ...REQUEST, uri, timestamp });
    const escaped = 'https://www.example.com/hook%3A%2f%40?a=%24%27%28';
    expect(sign(escaped)).toBe(sign("https://www.example.com/hook:/@?a=$'("));
    expect(sign('https://www.example.com/a%20b')).not.toBe(sign('https://www.example.com/a b'));
  });
});
