import { describe, expect, it } from 'vitest';
import { aWorld, begin, createSteps } from './steps.ts';

describe('an engagement that is to last longer than its package', () => {
  it('is asked about, though it only keeps what is there', async () => {
    for (const [endsAt, verdict] of [
      ['2099-01-01T00:00:00.000Z', 'ask'],
      ['2027-01-01T00:00:00.000Z', 'apply'],
    ] as const) {
      const world = aWorld();
      world.portal.byHand('consultant-1@agency.example.com', { roleIds: ['set-administration'] });
      const { runId } = begin(world, { packageKey: 'administration', approvedBy: [], endsAt });
      await createSteps(world).inspectPortal({ runId });
      expect((await createSteps(world).planAccess({ runId })).verdict).toBe(verdict);
    }
  });
});
