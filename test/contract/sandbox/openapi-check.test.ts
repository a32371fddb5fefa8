import { describe, expect, it } from 'vitest';
import { ContractError, loadContract } from '../../support/openapi.ts';

const users = loadContract('user-provisioning');
const oauth = loadContract('oauth');
const USER = { id: '1', email: 'consultant-1@example.com', roleIds: [], superAdmin: false };

describe('the contract check', () => {
  it('takes an answer that fits', () => {
    expect(() => users.checkAnswer('GET', '/settings/users/2026-03/1', 200, USER)).not.toThrow();
  });

  it('reports a planted wrong answer with the place in the document and what was expected', () => {
    const wrong = { ...USER, id: 1 };
    const check = () => users.checkAnswer('GET', '/settings/users/2026-03/1', 200, wrong);
    expect(check).toThrow(ContractError);
    expect(check).toThrow(
      /user-provisioning\.json\/paths\/~1settings~1users~12026-03~1\{userId\}\/get\/responses\/200/,
    );
    expect(check).toThrow(/\/id must be string/);
  });

  it('reports a missing field, an unknown field, a wrong enum value and a wrong date', () => {
    const answer = (body: unknown) => () => users.checkAnswer('GET', '/settings/users/2026-03/1', 200, body);
    expect(answer({ ...USER, superAdmin: undefined })).toThrow(/must have required property 'superAdmin'/);
    expect(answer({ ...USER, roleIDs: [] })).toThrow(/additional properties "roleIDs"/);
    const token = { access_token: 'a', refresh_token: 'b', expires_in: 1, token_type: 'bearer', token_use: 'other' };
    expect(() => oauth.checkAnswer('POST', '/oauth/2026-03/token', 200, token)).toThrow(/allowed values: access_token/);
    const owner = {
      id: '1',
      type: 'PERSON',
      archived: false,
      createdAt: 'yesterday',
      updatedAt: '2026-01-01T00:00:00Z',
    };
    const owners = loadContract('owners');
    expect(() => owners.checkAnswer('GET', '/crm/owners/2026-03/1', 200, owner)).toThrow(/createdAt must match format/);
  });

  it('prefers the fixed path over the one with a parameter', () => {
    const roles = { results: [{ id: '1', name: 'Partner Sales', requiresBillingWrite: false }] };
    expect(() => users.checkAnswer('GET', '/settings/users/2026-03/roles', 200, roles)).not.toThrow();
  });

  it('refuses paths, methods and statuses that the document does not have', () => {
    expect(() => users.checkAnswer('GET', '/settings/v3/users', 200, {})).toThrow(/has no operation GET/);
    expect(() => users.checkRequest('PATCH', '/settings/users/2026-03/1', {}, {})).toThrow(/has no operation PATCH/);
    expect(() => users.checkAnswer('GET', '/settings/users/2026-03/1', 202, USER)).toThrow(/lists only 200, default/);
    expect(() => users.checkAnswer('DELETE', '/settings/users/2026-03/1', 204, {})).toThrow(/expects no body/);
  });

  it('checks errors against the shape of errors', () => {
    expect(() => users.checkAnswer('GET', '/settings/users/2026-03/1', 404, { message: 'no' })).toThrow(
      /correlationId/,
    );
  });

  it('checks query and body of requests', () => {
    const path = '/settings/users/2026-03';
    expect(() => users.checkRequest('GET', path, { limit: '10' }, undefined)).not.toThrow();
    expect(() => users.checkRequest('GET', path, { limit: 'ten' }, undefined)).toThrow(/query "limit"/);
    expect(() => users.checkRequest('GET', path, { offset: '1' }, undefined)).toThrow(/no query parameter "offset"/);
    expect(() => users.checkRequest('GET', `${path}/1`, { idProperty: 'NAME' }, undefined)).toThrow(/EMAIL, USER_ID/);
    expect(() => users.checkRequest('POST', path, {}, { email: 'a@example.com' })).toThrow(/sendWelcomeEmail/);
    expect(() => users.checkRequest('POST', path, {}, undefined)).toThrow(ContractError);
    expect(() => users.checkRequest('GET', path, {}, {})).toThrow(/takes no body/);
  });
});
