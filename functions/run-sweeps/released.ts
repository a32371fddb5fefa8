import type { OutgoingSwitch } from '../../shared/ports/outgoing.ts';
import type { DueRunDependencies } from './due-run.ts';

/** Whether what holds runs is over: changes may go out again, and whoever let them asked for the rest as well. */
export function createReleased(outgoingSwitch: Pick<OutgoingSwitch, 'read'>): DueRunDependencies['released'] {
  return async () => {
    const state = await outgoingSwitch.read();
    return state?.stopped === true ? undefined : { by: state?.by };
  };
}
