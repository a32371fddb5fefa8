import type { JsonObject } from '../../infra/local/json.ts';
import { merged } from '../../infra/local/json.ts';
import { type RunningStack, startStack } from '../../infra/local/stack.ts';
import { type AuditWorldBook, openBook } from './audit-world-book.ts';
import { AUDIT_SCOPES } from './audit-world-loader.ts';
import { openWorld, type World } from './world.ts';

/** A stack for audits alone, with its records. */
export interface AuditStack {
  readonly stack: RunningStack;
  readonly world: World;
  readonly book: AuditWorldBook;
  stop(): Promise<void>;
}

/** What differs from the shipped local stage. */
const SETTINGS: JsonObject = {
  // Nothing happens by itself: neither a poll, which would see the seeded roster, nor a sweep, which would end what has expired.
  schedules: { pollMinutes: 60, sweepMinutes: 60, audits: { review: null, drift: null, logins: null } },
  hubspot: {
    clientApp: { optionalScopes: [...AUDIT_SCOPES] },
    // The sandbox counts its limit for each portal, as HubSpot does for an app that many install; the default is for a smaller one.
    callsPerTenSeconds: 6_000,
  },
  // Nobody is reminded, and nobody else is asked, however slow the machine is.
  durations: {
    ...{ reviewDeadline: 864_000, connectionDeadline: 864_000, manualStepDeadline: 864_000 },
    ...{ reminderInterval: 432_000, escalateAfter: 432_000, decisionPause: 1 },
  },
};

/** Starts one, of a test file's own; `changes` come over its settings, and `hookEnv` over the environment of its functions. */
export async function startAuditStack(
  name: string,
  { changes = {}, hookEnv = {} }: { changes?: JsonObject; hookEnv?: Readonly<Record<string, string>> } = {},
): Promise<AuditStack> {
  const stack = await startStack({ name, settingsOverrides: merged(SETTINGS, changes), emulator: { hookEnv } });
  const world = openWorld(stack);
  try {
    const book = await openBook(stack);
    const stop = async () => {
      book.close();
      world.close();
      await stack.stop();
    };
    return { stack, world, book, stop };
  } catch (error) {
    world.close();
    await stack.stop();
    throw error;
  }
}
