import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';
import { publishCatalogue } from '../support/fixtures.ts';

describe('GET /catalogue', () => {
  it('200 with the packages that are sold now', async () => {
    const api = createTestApi();
    await publishCatalogue(api);
    const { status, body } = await api.get('/catalogue', { scopes: ['read'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 1, packages: [{ key: 'reporting' }, { key: 'administration' }] });
  });

  it('404 before the first was published', async () => {
    expect((await createTestApi().get('/catalogue')).status).toBe(404);
  });
});
