import { type FinalState, finalState } from './final-state.ts';
import {
  connect,
  connectLink,
  decide,
  invite,
  type Journey,
  OPERATOR,
  questionLink,
  runEnded,
  setStatus,
} from './journey.ts';
import type { World } from './world.ts';

/** What may happen on the way; each is called when the course has come so far, before the person acts. */
export interface Disturbance {
  /** Before the client invites. */
  readonly before?: () => Promise<unknown>;
  /** The invitation is written in HubSpot. */
  readonly invited?: (journey: Journey) => Promise<unknown>;
  /** The question is open, and its mail is there. */
  readonly asked?: (journey: Journey) => Promise<unknown>;
  /** The approver has answered. */
  readonly decided?: (journey: Journey) => Promise<unknown>;
  readonly awaitingAcceptance?: (journey: Journey) => Promise<unknown>;
  /** Accepted in HubSpot. */
  readonly accepted?: (journey: Journey) => Promise<unknown>;
  readonly awaitingConnection?: (journey: Journey) => Promise<unknown>;
  /** The app is installed. */
  readonly connected?: (journey: Journey) => Promise<unknown>;
}

/** The whole course from the invitation to access that was read back, and what it leaves; `orphans` as for `finalState`. */
export async function runCourse(world: World, disturbance: Disturbance = {}, orphans = 0): Promise<FinalState> {
  await world.fresh();
  await disturbance.before?.();
  const journey = await invite(world);
  await disturbance.invited?.(journey);
  await questionLink(world, journey);
  await disturbance.asked?.(journey);
  await decide(world, journey);
  await disturbance.decided?.(journey);
  // Accepted before its mail is sent, the task's mail would not be sent at all.
  await world.mail(OPERATOR, /^Accept /);
  await disturbance.awaitingAcceptance?.(journey);
  await setStatus(world, journey, 'ACTIVE');
  await disturbance.accepted?.(journey);
  await connectLink(world, journey);
  await disturbance.awaitingConnection?.(journey);
  await connect(world, journey);
  await disturbance.connected?.(journey);
  await runEnded(world, journey, 'provisioned');
  return finalState(world, orphans);
}
