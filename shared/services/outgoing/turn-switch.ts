import { PARTNER_STREAM } from '../../domain/ledger.ts';
import type { OutgoingState } from '../../domain/outgoing.ts';
import { ConflictError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OutgoingSwitch } from '../../ports/outgoing.ts';

/** What turning needs. */
export interface TurnSwitchDependencies {
  readonly outgoingSwitch: OutgoingSwitch;
  readonly clock: Clock;
}

/** How the switch is to stand. */
export interface SwitchRequest {
  readonly stopped: boolean;
  readonly by: string;
  readonly reason?: string | undefined;
  readonly correlationId: string;
}

/** Stops all outgoing changes, or lets them go on; where it stands so already, it stays as it is. Returns how it stands now. */
export type TurnSwitch = (request: SwitchRequest) => Promise<OutgoingState>;

/** Turns that happen at the same moment: each sees what the other left. */
const TRIES = 5;

/** @see TurnSwitch */
export function createTurnSwitch({ outgoingSwitch, clock }: TurnSwitchDependencies): TurnSwitch {
  return async ({ stopped, by, reason, correlationId }) => {
    for (let attempt = 1; ; attempt++) {
      const known = await outgoingSwitch.read();
      if (known?.stopped === stopped) return known;
      const at = clock.now().toISOString();
      const next: OutgoingState = { stopped, at, by, reason, version: known?.version ?? 0 };
      if (known === undefined && !stopped) return next;
      try {
        await outgoingSwitch.write(next, {
          stream: PARTNER_STREAM,
          type: stopped ? 'outgoing-paused' : 'outgoing-resumed',
          at,
          actor: by,
          correlationId,
          facts: {},
        });
        return next;
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  };
}
