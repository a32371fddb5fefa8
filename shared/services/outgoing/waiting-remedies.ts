import type { Remedy } from '../../domain/remedy/remedy.ts';
import type { ReadStop } from './guard-writes.ts';

/**
 * Whether remedies wait until outgoing changes may go on: their run is held then, and ends nothing. Those that met the stop say so, so that it
 * counts even where the stop was lifted a moment ago.
 */
export async function waitForOutgoing(remedies: readonly Remedy[], readStop: ReadStop): Promise<boolean> {
  const open = remedies.filter(({ state }) => state === 'planned' || state === 'awaiting-person');
  if (open.some(({ state, reason }) => state === 'planned' && reason === 'outgoing-stopped')) return true;
  return open.length > 0 && (await readStop()) === 'outgoing-stopped';
}
