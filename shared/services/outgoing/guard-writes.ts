import type { OutgoingStop } from '../../domain/outgoing.ts';
import { OutgoingStoppedError } from '../../errors.ts';
import type { PortalUsers } from '../../ports/hubspot.ts';
import type { OutgoingSwitch } from '../../ports/outgoing.ts';

/** Whether something forbids every change in any portal now, and what; read anew at each call. */
export type ReadStop = () => Promise<OutgoingStop | undefined>;

/** @see ReadStop */
export function createReadStop(outgoingSwitch: Pick<OutgoingSwitch, 'read'>, observe: boolean): ReadStop {
  return async () => {
    if (observe) return 'observe-mode';
    return (await outgoingSwitch.read())?.stopped === true ? 'outgoing-stopped' : undefined;
  };
}

/** Puts the look at the switch right before a call that changes a portal. @throws OutgoingStoppedError, and nothing was sent */
export function guarded<Args extends readonly unknown[], Answer>(
  readStop: ReadStop,
  write: (...args: Args) => Promise<Answer>,
): (...args: Args) => Promise<Answer> {
  return async (...args) => {
    const stop = await readStop();
    if (stop !== undefined) throw new OutgoingStoppedError(stop);
    return write(...args);
  };
}

/** The users of portals, whose writing calls look at the switch first: the one place that no change can pass by. */
export function guardWrites<Users extends PortalUsers>(users: Users, readStop: ReadStop): Users {
  return {
    ...users,
    create: guarded(readStop, users.create),
    update: guarded(readStop, users.update),
    remove: guarded(readStop, users.remove),
  };
}
