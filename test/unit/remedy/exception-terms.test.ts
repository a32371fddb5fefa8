import { expect, it } from 'vitest';
import { createExceptionTerms } from '../../../shared/services/remedies/exception-terms.ts';
import { aWorld } from './steps.ts';

const office = (world: ReturnType<typeof aWorld>) => ({
  operator: async () => world.seedPerson('operations@agency.example.com'),
  acceptor: async () => world.seedPerson('acceptor@agency.example.com'),
});
const member = { personId: 'p-lead', hubspotUserId: 'u-lead', seenAt: '2026-11-01T08:00:00.000Z' };

async function approverOf(personId: string, leftAt?: string) {
  const world = aWorld();
  world.policy.current = {
    ...world.policy.current,
    exceptions: { approver: 'p-lead', days: 30, control: 'watched' },
  } as never;
  await world.rosterBook.save({ ...member, leftAt });
  return (await createExceptionTerms({ ...world, office: office(world) })(personId)).approvedBy;
}

it('whoever the policy names answers for what stays', async () => {
  expect(await approverOf('p-consultant-1')).toBe('p-lead');
});

it('but not for their own access, and not once they have left', async () => {
  expect(await approverOf('p-lead')).toBe('p-operations');
  expect(await approverOf('p-consultant-1', '2026-11-20T08:00:00.000Z')).toBe('p-operations');
});
