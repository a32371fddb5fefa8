import { expect, it } from 'vitest';
import { waitForOutgoing } from '../../../shared/services/outgoing/waiting-remedies.ts';
import { aRemedy } from '../../support/memory/remedies.ts';

const stopped = async () => 'outgoing-stopped' as const;
const open = async () => undefined;
const settled = aRemedy({ state: 'verified' });
const asked = aRemedy({ state: 'awaiting-person', reason: 'super-admin-untouchable' });
const waiting = aRemedy({ reason: 'outgoing-stopped' });

it.each([
  ['nothing is left', [settled], stopped, false],
  ['the stop stands, and something is left', [settled, asked], stopped, true],
  ['something is left for another reason', [aRemedy(), asked], open, false],
  ['one met the stop, which was lifted since', [settled, waiting], open, true],
  ['the stage observes', [aRemedy()], async () => 'observe-mode' as const, false],
])('a run is held where remedies wait for outgoing changes: %s', async (_what, remedies, readStop, waits) => {
  expect(await waitForOutgoing(remedies, readStop)).toBe(waits);
});
