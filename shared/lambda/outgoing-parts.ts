import { systemClock } from '../adapters/system/clock.ts';
import type { Environment } from '../env.ts';
import { createReadStop } from '../services/outgoing/guard-writes.ts';
import { createTurnSwitch } from '../services/outgoing/turn-switch.ts';
import * as records from './record-parts.ts';

/** Whether any change may leave the product now. */
export const readStop = (env: Environment) => createReadStop(records.outgoingSwitch(env), env.settings.observe);

/** Stops all outgoing changes, and lets them go on. */
export const turnSwitch = (env: Environment) =>
  createTurnSwitch({ outgoingSwitch: records.outgoingSwitch(env), clock: systemClock });
