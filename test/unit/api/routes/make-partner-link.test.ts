import { describe, expect, it } from 'vitest';
import { hashToken } from '../../../../shared/domain/link.ts';
import { createTestApi } from '../support/api.ts';

describe('POST /setup/partner-link', () => {
  it('201 with a link of the caller’s own; the table gets its hash only', async () => {
    const api = createTestApi();
    const { status, body } = await api.post('/setup/partner-link');
    expect(status).toBe(201);
    const token = String(body.url).replace('https://steward.example.com/links/', '');
    expect(token).toHaveLength(43);
    expect(api.links).toMatchObject([{ hash: hashToken(token), purpose: 'connect-partner', personId: 'p-operations' }]);
    expect(JSON.stringify(api.links)).not.toContain(token);
    const [link] = api.links;
    expect(Date.parse(link?.expiresAt ?? '') - Date.parse(link?.createdAt ?? '')).toBe(86_400_000);
  });

  it('201 with another link each time, even under one idempotency key: no answer with a secret is kept', async () => {
    const api = createTestApi();
    const first = await api.post('/setup/partner-link', {}, { key: 'once' });
    const second = await api.post('/setup/partner-link', {}, { key: 'once' });
    expect(second.body.url).not.toBe(first.body.url);
    expect(api.keptAnswers.size).toBe(0);
  });

  it('403 for a token that may only operate', async () => {
    const api = createTestApi();
    expect((await api.post('/setup/partner-link', {}, { scopes: ['operate'] })).status).toBe(403);
    expect(api.links).toEqual([]);
  });
});
