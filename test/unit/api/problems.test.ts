import { describe, expect, it } from 'vitest';
import {
  ConflictError,
  ConnectionBrokenError,
  ForbiddenError,
  HubSpotError,
  InvalidInputError,
  NotFoundError,
  RuleError,
  UnauthorizedError,
} from '../../../shared/errors.ts';
import { methodNotAllowed, problemOf } from '../../../shared/lambda/http-errors.ts';
import { createTestApi } from './support/api.ts';
import { seedClient } from './support/fixtures.ts';

describe('problemOf', () => {
  it.each([
    [new InvalidInputError('m'), 400, 'invalid-input'],
    [new UnauthorizedError('m'), 401, 'unauthorized'],
    [new ForbiddenError('m'), 403, 'forbidden'],
    [new NotFoundError('Client', 'c-1'), 404, 'not-found'],
    [new ConflictError('m'), 409, 'conflict'],
    [new RuleError('a-rule', 'm'), 422, 'rule'],
    [new ConnectionBrokenError(1, 'revoked'), 424, 'connection-broken'],
    [new HubSpotError('m', { status: 500 }), 502, 'hubspot'],
    [new Error('m'), 500, 'internal'],
    ['no error at all', 500, 'internal'],
  ])('%s is %i', (error, status, anchor) => {
    const { problem } = problemOf(error);
    expect(problem).toMatchObject({ status, type: `/docs/api.md#${anchor}` });
    expect(problem.title).not.toBe('');
    expect(problem.detail).not.toBe('');
  });

  it('an error that is not in the map says nothing of itself', () => {
    const { problem } = problemOf(new Error('the password is in here'));
    expect(JSON.stringify(problem)).not.toContain('password');
  });

  it('no answer of HubSpot is told as such', () => {
    expect(problemOf(new HubSpotError('m', { status: 0 })).problem.detail).toBe('HubSpot did not answer.');
  });

  it('a rule is named, and input names each place', () => {
    expect(problemOf(new RuleError('unique-logins', 'm')).problem.rule).toBe('unique-logins');
    const errors = [{ path: 'team[0]', expected: 'an e-mail address' }];
    expect(problemOf(new InvalidInputError('m', errors)).problem.errors).toEqual(errors);
  });

  it('a wrong method names those that the path has', () => {
    expect(methodNotAllowed(['GET', 'PUT'])).toMatchObject({
      problem: { status: 405 },
      headers: { allow: 'GET, PUT' },
    });
  });
});

describe('every answer', () => {
  it('that holds times names the agency’s zone, in which to tell them', async () => {
    const { headers } = await createTestApi().get('/status');
    expect(headers['x-time-zone']).toBe('Europe/Berlin');
  });

  it('of a refusal is problem+json with the request’s correlation id', async () => {
    const { headers, body } = await createTestApi().get('/clients/c-9');
    expect(headers).toMatchObject({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
    expect(headers['x-correlation-id']).toMatch(/^request-\d+$/);
    expect(Object.keys(body).sort()).toEqual(['detail', 'status', 'title', 'type']);
  });

  it('of success is JSON with the request’s correlation id', async () => {
    const { headers } = await createTestApi().get('/clients');
    expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    expect(headers['x-correlation-id']).toMatch(/^request-\d+$/);
  });

  it('500 says nothing but where the reason is', async () => {
    const api = createTestApi();
    Object.assign(api.dependencies.clients, { list: () => Promise.reject(new Error('table steward-local is away')) });
    const { status, body } = await api.get('/clients');
    expect(status).toBe(500);
    expect(body.detail).toBe('The log has the reason under the correlation id.');
  });

  it('404 on a path that there is not, 405 with Allow on a method that it has not', async () => {
    const api = createTestApi();
    expect((await api.get('/nowhere')).status).toBe(404);
    expect((await api.get('/clients/')).status).toBe(404);
    const { status, headers } = await api.request('DELETE', '/clients/c-1/contact');
    expect(status).toBe(405);
    expect(headers['allow']).toBe('PUT');
  });
});

describe('bodies', () => {
  it.each([
    ['{"clientId":', 'JSON'],
    ['[]', 'a JSON object'],
    ['"text"', 'a JSON object'],
    [`{"a":"${'x'.repeat(300_000)}"}`, 'a body of at most 300000 characters'],
  ])('400: %.20s', async (rawBody, expected) => {
    const { status, body } = await createTestApi().request('POST', '/engagements', { rawBody });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path: '', expected }]);
  });

  it('what the path says cannot be said otherwise in the body', async () => {
    const api = createTestApi();
    seedClient(api);
    const body = { clientId: 'c-9', email: 'owner@client.example', name: 'Portal admin' };
    expect((await api.put('/clients/c-1/contact', body)).body.clientId).toBe('c-1');
  });
});
