import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';
import { POLICY, publishCatalogue } from '../support/fixtures.ts';

describe('POST /policies', () => {
  it('201: people become persons, and the policy and its ledger entry hold ids only', async () => {
    const api = createTestApi();
    const { status, body } = await api.post('/policies', POLICY, { scopes: ['publish'] });
    expect(status).toBe(201);
    expect(body).toMatchObject({ version: 1, changed: true });
    const published = await api.dependencies.policies.current();
    expect(published?.rules).toEqual([
      {
        name: 'Elevated needs both',
        risks: ['elevated'],
        approvers: ['p-delivery-manager', 'p-deputy-manager'],
        quorum: 2,
      },
      { name: 'The lead approves', approvers: ['p-delivery-manager'], quorum: 1 },
    ]);
    expect(JSON.stringify([published, api.ledger.entries])).not.toContain('@');
    expect(await api.ledger.read('partner')).toMatchObject([{ type: 'policy-published', facts: { version: 1 } }]);
  });

  it('200 with the number that stands when nothing changed', async () => {
    const api = createTestApi();
    await api.post('/policies', POLICY);
    expect(await api.post('/policies', POLICY)).toMatchObject({ status: 200, body: { version: 1, changed: false } });
  });

  it('400 for an approver that is nobody, and for a quorum that cannot be reached', async () => {
    const rules = [{ name: 'Only', approvers: ['stranger'], quorum: 2 }];
    const { status, body } = await createTestApi().post('/policies', { ...POLICY, rules });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { path: 'rules[0].approvers[0]', expected: 'a key of "people" (known: lead, deputy)' },
      { path: 'rules[0].quorum', expected: 'at most the number of approvers (1)' },
    ]);
  });

  it('400 for one person under two keys, who would count twice', async () => {
    const people = { lead: POLICY.people.lead, deputy: { name: 'The same', email: 'Delivery-Manager@example.com' } };
    const { status, body } = await createTestApi().post('/policies', { ...POLICY, people });
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ path: 'rules[0].approvers[1]', expected: 'each person once' }]);
  });

  it('400 naming the rule that leaves a package without enough approvers, and nobody is written', async () => {
    const api = createTestApi();
    await publishCatalogue(api);
    const people = { lead: { name: 'Consultant', email: 'consultant-1@example.com' } };
    const rules = [{ name: 'Whoever works there', approvers: ['lead'] }];
    const { status, body } = await api.post('/policies', { people, rules });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'rules[0].approvers' }]);
    expect(body.errors[0].expected).toContain('"Whoever works there"');
    expect(body.errors[0].expected).toContain('"reporting"');
    expect(await api.people.findByEmail('consultant-1@example.com')).toBeUndefined();
  });

  it('400 where no rule fits a package', async () => {
    const api = createTestApi();
    await publishCatalogue(api);
    const rules = [{ name: 'Low only', when: { risks: ['low'] }, approvers: ['lead'] }];
    const { body } = await api.post('/policies', { ...POLICY, rules });
    expect(body.errors).toEqual([
      { path: 'rules', expected: 'a rule that fits the package "administration" (risk elevated)' },
    ]);
  });

  it('403 for a token that may operate but not publish', async () => {
    expect((await createTestApi().post('/policies', POLICY, { scopes: ['operate'] })).status).toBe(403);
  });
});
