import { describe, expect, it, vi } from 'vitest';
import { logger } from '../../../shared/lambda/logger.ts';
import { createTestApi } from './support/api.ts';
import { seedClient } from './support/fixtures.ts';

/** Every line that the logger writes while `act` runs. */
async function linesOf(act: () => Promise<unknown>): Promise<string> {
  const lines: unknown[] = [];
  const written = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(line) > 0);
  const failed = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(line) > 0);
  logger.setLogLevel('INFO');
  try {
    await act();
  } finally {
    logger.setLogLevel('SILENT');
    written.mockRestore();
    failed.mockRestore();
  }
  return lines.join('');
}

describe('the log', () => {
  it('has the route’s template and the correlation id, and no address, name, token or body', async () => {
    const api = createTestApi();
    seedClient(api);
    api.seedPerson('consultant-1@example.com', { name: 'Consultant 1' });
    const token = api.issueToken(['admin']);
    const authorization = `Bearer ${token}`;
    const lines = await linesOf(async () => {
      await api.get('/people', { query: { email: 'consultant-1@example.com' }, authorization });
      await api.get('/people', { query: { email: 'nobody@example.com' }, authorization });
      await api.put('/clients/c-1/contact', { email: 'owner@client.example', name: 'Portal admin' }, { authorization });
      await api.put('/clients/c-1/contact', { email: 'somebody@example.com', name: 'Portal admin' }, { authorization });
      await api.put('/clients/c-1/contact', { email: 'not an address', name: '' }, { authorization });
      await api.post('/setup/partner-link', {}, { authorization });
    });
    expect(lines).toContain('/clients/{clientId}/contact');
    expect(lines).toMatch(/"correlationId":"request-\d+"/);
    for (const secret of ['@', 'Consultant 1', 'Portal admin', 'not an address', 'c-1/contact', token, '/links/']) {
      expect(lines).not.toContain(secret);
    }
  });
});
