import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';
import { POLICY, publishCatalogue } from '../support/fixtures.ts';

/** Two stages, a group and a fallback. */
const STAGED = {
  people: { ...POLICY.people, security: { name: 'Security lead', email: 'security-lead@example.com' } },
  groups: { managers: ['lead', 'deputy'] },
  rules: [
    {
      name: 'Elevated',
      stages: [
        { name: 'Delivery', approvers: ['managers'], quorum: 'all', fallback: ['lead', 'security'] },
        { name: 'Security', approvers: ['security'] },
      ],
    },
  ],
} as const;

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
        stages: [
          {
            name: 'Elevated needs both',
            approvers: ['p-delivery-manager', 'p-deputy-manager'],
            quorum: 2,
            fallback: [],
          },
        ],
      },
      {
        name: 'The lead approves',
        stages: [{ name: 'The lead approves', approvers: ['p-delivery-manager'], quorum: 1, fallback: [] }],
      },
    ]);
    expect(published?.people).toEqual(['p-delivery-manager', 'p-deputy-manager']);
    expect(JSON.stringify([published, api.ledger.entries])).not.toContain('@');
    expect(await api.ledger.read('partner')).toMatchObject([{ type: 'policy-published', facts: { version: 1 } }]);
  });

  it('200 with the number that stands when nothing changed', async () => {
    const api = createTestApi();
    await api.post('/policies', POLICY);
    expect(await api.post('/policies', POLICY)).toMatchObject({ status: 200, body: { version: 1, changed: false } });
  });

  it('201: groups are their members, and nobody is the fallback of a stage that asks them', async () => {
    const api = createTestApi();
    const { status } = await api.post('/policies', STAGED);
    expect(status).toBe(201);
    expect((await api.dependencies.policies.current())?.rules[0]?.stages).toEqual([
      {
        name: 'Delivery',
        approvers: ['p-delivery-manager', 'p-deputy-manager'],
        quorum: 'all',
        fallback: ['p-security-lead'],
      },
      { name: 'Security', approvers: ['p-security-lead'], quorum: 1, fallback: [] },
    ]);
  });

  const [staged] = STAGED.rules;
  const [delivery, security] = staged.stages;
  const high = { ...staged, when: { risks: ['high'] } };
  const special = { name: 'Special', when: { portals: [2000001] }, approvers: ['lead'] };
  it.each([
    ['the order of stages', { rules: [{ ...high, stages: [security, delivery] }, special] }],
    ['a quorum', { rules: [{ ...high, stages: [{ ...delivery, quorum: 1 }, security] }, special] }],
    ['a fallback', { rules: [{ ...high, stages: [{ ...delivery, fallback: [] }, security] }, special] }],
    ['the client of a rule', { rules: [high, { ...special, when: { portals: [2000002] } }] }],
    ['a calendar', { people: { ...STAGED.people, lead: { ...POLICY.people.lead, calendar: { days: [1] } } } }],
    ['who may be named', { people: { ...STAGED.people, more: { name: 'More', email: 'more@example.com' } } }],
    ['what an invitation covers', { planCoveredByInvitation: ['low'] }],
  ])('201 with the next number where %s has changed', async (_what, change) => {
    const api = createTestApi();
    const policy = { ...STAGED, rules: [high, special] };
    await api.post('/policies', policy);
    expect(await api.post('/policies', { ...policy, ...change })).toMatchObject({ status: 201, body: { version: 2 } });
  });

  it('200 where the table gives the fields back in another order', async () => {
    const api = createTestApi();
    await api.post('/policies', STAGED);
    const stored = await api.dependencies.policies.current();
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, inner]) => [key, turned(inner)]),
      );
    };
    Object.assign(api.dependencies.policies, { current: async () => turned(stored) });
    expect(await api.post('/policies', STAGED)).toMatchObject({ status: 200, body: { changed: false } });
  });

  it('400 for an approver that is nobody, and for a quorum that cannot be reached', async () => {
    const rules = [{ name: 'Only', approvers: ['stranger'], quorum: 2 }];
    const { status, body } = await createTestApi().post('/policies', { ...POLICY, rules });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      {
        path: 'rules[0].approvers[0]',
        rule: 'people-known',
        expected: 'a key of "people" or "groups" (known: lead, deputy)',
      },
      { path: 'rules[0].quorum', rule: 'quorum-reachable', expected: 'at most the number of approvers (1)' },
    ]);
  });

  it('400 for one person under two keys, who would count twice', async () => {
    const people = { lead: POLICY.people.lead, deputy: { name: 'The same', email: 'Delivery-Manager@example.com' } };
    const { status, body } = await createTestApi().post('/policies', { ...POLICY, people });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([
      { path: 'rules[0].approvers[1]', rule: 'each-person-once' },
      { path: 'rules[0].quorum', rule: 'quorum-reachable' },
    ]);
  });

  it('400 naming the rule that leaves a package without enough approvers, and nobody is written', async () => {
    const api = createTestApi();
    await publishCatalogue(api);
    const people = { lead: { name: 'Consultant', email: 'consultant-1@example.com' } };
    const rules = [{ name: 'Whoever works there', when: { packages: ['reporting'] }, approvers: ['lead'] }];
    const { status, body } = await api.post('/policies', { people, rules });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([
      { path: 'rules[0]', rule: 'approvers-left' },
      { path: 'rules', rule: 'packages-covered' },
    ]);
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
      {
        path: 'rules',
        rule: 'packages-covered',
        expected: 'a rule that fits the package "administration" (risk elevated)',
      },
    ]);
  });

  it('400 where one person alone would agree to a package of elevated risk', async () => {
    const api = createTestApi();
    await publishCatalogue(api);
    const { status, body } = await api.post('/policies', { ...POLICY, rules: [POLICY.rules[1]] });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      {
        path: 'rules[0]',
        rule: 'elevated-needs-two',
        expected:
          'rule "The lead approves" to ask 2 people in all to agree to the package "administration", whose risk is elevated',
      },
    ]);
  });

  it('a fallback stands in for an approver of the package’s own team', async () => {
    const api = createTestApi();
    await publishCatalogue(api);
    const people = { ...POLICY.people, member: { name: 'Consultant', email: 'Consultant-1@example.com' } };
    const own = (fallback: string[]) => ({
      people,
      rules: [POLICY.rules[0], { name: 'Whoever works there', approvers: ['member'], fallback }],
    });
    expect((await api.post('/policies', own([]))).body.errors).toMatchObject([
      { path: 'rules[1]', rule: 'approvers-left' },
    ]);
    expect((await api.post('/policies', own(['deputy']))).status).toBe(201);
  });

  it('400 for a rule of one client that leaves too few there', async () => {
    const api = createTestApi();
    await publishCatalogue(api);
    const people = { ...POLICY.people, member: { name: 'Consultant', email: 'consultant-1@example.com' } };
    const special = { name: 'Special', when: { portals: [2000001], packages: ['reporting'] }, approvers: ['member'] };
    const { body } = await api.post('/policies', { people, rules: [special, ...POLICY.rules] });
    expect(body.errors).toMatchObject([{ path: 'rules[0]', rule: 'approvers-left' }]);
  });

  it('403 for a token that may operate but not publish', async () => {
    expect((await createTestApi().post('/policies', POLICY, { scopes: ['operate'] })).status).toBe(403);
  });
});
