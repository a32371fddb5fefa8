import { describe, expect, it } from 'vitest';
import { createPolicies } from '../../../shared/adapters/dynamodb/publications.ts';
import { Table } from '../../../shared/adapters/dynamodb/table.ts';
import type { PublishedPolicy } from '../../../shared/domain/approval-policy.ts';

/** A table that holds one item. */
class OneItemTable extends Table {
  readonly #item: Record<string, unknown>;

  constructor(item: Record<string, unknown>) {
    super('table');
    this.#item = item;
  }

  override async get() {
    return this.#item;
  }

  override async query() {
    return [this.#item];
  }
}

const KEYS = { pk: 'POLICY', sk: 'V#000001', entity: 'policy' };
const HEAD = { version: 1, publishedAt: '2026-11-24T08:00:00.000Z', planCoveredByInvitation: ['low', 'standard'] };

describe('published policies', () => {
  it('are read as they were written', async () => {
    const policy: PublishedPolicy = {
      version: 1,
      publishedAt: '2026-11-24T08:00:00.000Z',
      rules: [
        {
          name: 'Elevated',
          packages: ['administration'],
          risks: ['elevated'],
          portals: [2000001],
          stages: [
            { name: 'Delivery', approvers: ['p-1', 'p-2'], quorum: 'all', fallback: ['p-4'] },
            { name: 'Security', approvers: ['p-3'], quorum: 1, fallback: [] },
          ],
        },
      ],
      people: ['p-1', 'p-2', 'p-3', 'p-4'],
      calendars: { 'p-2': { days: [1, 2, 3], from: '08:00', to: '12:00' } },
      planCoveredByInvitation: ['low'],
    };
    const policies = createPolicies(new OneItemTable({ ...policy, ...KEYS }));
    expect(await policies.current()).toEqual(policy);
    expect(await policies.version(1)).toEqual(policy);
  });

  it('of the first release have approvers on the rule: one stage of its name, and those people', async () => {
    const older = {
      ...HEAD,
      ...KEYS,
      rules: [
        { name: 'High needs both', risks: ['high', 'elevated'], approvers: ['p-1', 'p-2'], quorum: 2 },
        { name: 'The lead approves', approvers: ['p-1'], quorum: 1 },
      ],
    };
    expect(await createPolicies(new OneItemTable(older)).version(1)).toEqual({
      ...HEAD,
      rules: [
        {
          name: 'High needs both',
          risks: ['high', 'elevated'],
          stages: [{ name: 'High needs both', approvers: ['p-1', 'p-2'], quorum: 2, fallback: [] }],
        },
        {
          name: 'The lead approves',
          stages: [{ name: 'The lead approves', approvers: ['p-1'], quorum: 1, fallback: [] }],
        },
      ],
      people: ['p-1', 'p-2'],
      calendars: {},
    });
  });

  it('that fit neither form are refused', async () => {
    const broken = { ...HEAD, ...KEYS, rules: [{ name: 'Nobody approves' }] };
    await expect(createPolicies(new OneItemTable(broken)).current()).rejects.toThrow();
  });
});
