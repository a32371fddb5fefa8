import { ListExecutionsCommand, ListStateMachinesCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  auditIn,
  reviewLinks,
  type StartedReview,
  startReview,
  submitAsRecommended,
  untilClosed,
} from '../support/audit-world-course.ts';
import { auditWorld, loadWorld } from '../support/audit-world-loader.ts';
import { type AuditStack, startAuditStack } from '../support/audit-world-stack.ts';
import { type AuditState, auditState } from '../support/audit-world-state.ts';
import { killFunction } from '../support/fault-process.ts';
import { type FaultProxy, type Matches, startFaultProxy } from '../support/fault-proxy.ts';
import { untilHeld } from '../support/world-executions.ts';
import { sweepUntil } from '../support/world-time.ts';

/**
 * A leaver, a changed permission set, access that nobody granted, a deactivated user, a client that took the app away, and one where nothing
 * is wrong. Nothing in them is due, so a sweep does nothing but start again what has stopped.
 */
const CASES = [1, 11, 14, 29, 41, 51];
const MINUTES = 60_000;

let own: AuditStack;
let hubspot: FaultProxy;
let storage: FaultProxy;
let undisturbed: AuditState;

/** What happens on the way; each is called when the audit has come so far. */
interface Disturbance {
  /** The audit is about to start. */
  readonly before?: () => void;
  readonly started?: () => Promise<unknown>;
  /** All reviews have been put, and their mails are there. */
  readonly asked?: () => Promise<unknown>;
  /** All reviews are submitted. */
  readonly submitted?: () => Promise<unknown>;
}

beforeAll(async () => {
  [hubspot, storage] = await Promise.all([startFaultProxy(), startFaultProxy()]);
  own = await startAuditStack('audit-stopped', {
    changes: { hubspot: { apiBaseUrl: hubspot.url }, durations: { tokenGrace: 2, runCheckInterval: 2 } },
    hookEnv: { AWS_ENDPOINT_URL_S3: storage.url },
  });
  hubspot.pointTo(own.stack.addresses.sandbox ?? '');
  storage.pointTo(own.stack.addresses.aws);
  undisturbed = await course();
}, 15 * MINUTES);

afterEach(() => {
  for (const proxy of [hubspot, storage]) proxy.clear();
});

afterAll(async () => {
  await own?.stop();
  await Promise.all([hubspot?.stop(), storage?.stop()]);
});

/** A whole audit of a fresh world, reviewed as recommended, and what it leaves. */
async function course({ before, started, asked, submitted }: Disturbance = {}): Promise<AuditState> {
  const { world, book } = own;
  await world.fresh({ connect: false });
  await loadWorld(world, book, auditWorld(CASES));
  before?.();
  const review: StartedReview = await startReview(world);
  await started?.();
  await auditIn(book, review.auditId, 'in-review');
  const links = await reviewLinks(world, book, review.auditId);
  await asked?.();
  for (const link of links) await submitAsRecommended(link);
  await submitted?.();
  await untilClosed(world, book, review);
  return auditState(world, book, review);
}

/** Stops all executions of the audit's machine. */
async function stopAudit(): Promise<void> {
  const { executions } = own.world;
  const { stateMachines = [] } = await executions.send(new ListStateMachinesCommand({}));
  const machine = stateMachines.find(({ name }) => name?.includes('offboarding-audit'));
  const running = await executions.send(
    new ListExecutionsCommand({ stateMachineArn: machine?.stateMachineArn, statusFilter: 'RUNNING' }),
  );
  expect(running.executions?.length).toBeGreaterThan(0);
  for (const { executionArn } of running.executions ?? [])
    await executions.send(new StopExecutionCommand({ executionArn }));
}

/** Sweeps until the run is at its second attempt. */
function untilStartedAgain(): Promise<unknown> {
  return sweepUntil(own.world, 'The second attempt', async () =>
    (await own.world.items()).some((item) => item['entity'] === 'run' && item['attempt'] === 2),
  );
}

/** Fits the call of this number among those that fit. */
function nth(number: number, matches: Matches): Matches {
  let seen = 0;
  return (call) => matches(call) && ++seen === number;
}

const readsUsers: Matches = ({ method, path }) => method === 'GET' && /^\/settings\/users\/2026-03\/?(\?|$)/.test(path);
const removes: Matches = ({ method, path }) => method === 'DELETE' && path.startsWith('/settings/users/2026-03/');
const writesManifest: Matches = ({ method, path }) => method === 'PUT' && path.includes('/manifest.json');

describe('the undisturbed audit', () => {
  it(
    'leaves the same twice, and something of everything',
    async () => {
      expect(await course()).toEqual(undisturbed);
      const text = JSON.stringify(undisturbed.whole);
      for (const fact of ['portal-audited', 'review-submitted', 'access-removed', 'access-restored', 'evidence-sealed'])
        expect(text).toContain(`"${fact}"`);
      expect(Object.keys(undisturbed.evidence).length).toBeGreaterThan(30);
    },
    5 * MINUTES,
  );
});

describe('an audit whose execution is stopped, and which the sweep starts again, ends with the same result', () => {
  it.each([
    ['when it goes on reading by itself', false],
    ['when its function dies with it', true],
  ])(
    'while it reads: %s',
    async (_when, dies) => {
      let hit: Promise<void> | undefined;
      const state = await course({
        before: () => {
          hit = hubspot.holdCall(nth(3, readsUsers)).hit;
        },
        started: async () => {
          await hit;
          await stopAudit();
          if (dies) expect(killFunction(own.stack.emulator.pid, 'audit-portals')).toBeGreaterThan(0);
          hubspot.clear();
          await untilStartedAgain();
        },
      });
      expect(state).toEqual(undisturbed);
    },
    8 * MINUTES,
  );

  it(
    'while it is reviewed: people answer the first attempt’s questions to the second',
    async () => {
      const state = await course({
        asked: async () => {
          await untilHeld(own.world, 'question', 1);
          await stopAudit();
          await untilStartedAgain();
        },
      });
      expect(state).toEqual(undisturbed);
    },
    8 * MINUTES,
  );

  it(
    'while it is reviewed: the reviews are submitted when nothing runs',
    async () => {
      const state = await course({
        asked: async () => {
          await untilHeld(own.world, 'question', 1);
          await stopAudit();
        },
        submitted: untilStartedAgain,
      });
      expect(state).toEqual(undisturbed);
    },
    8 * MINUTES,
  );

  it(
    'while it carries out: HubSpot has removed somebody and has not said so',
    async () => {
      const state = await course({
        submitted: async () => {
          await hubspot.holdAnswer(removes).hit;
          await stopAudit();
          expect(killFunction(own.stack.emulator.pid, 'apply-remedies')).toBeGreaterThan(0);
          await untilStartedAgain();
        },
      });
      expect(state).toEqual(undisturbed);
    },
    8 * MINUTES,
  );

  it.each([
    ['of a client', 2, 'seal-evidence'],
    ['of the audit', 7, 'close-audit'],
  ])(
    'while it seals the pack %s',
    async (_of, number, sealing) => {
      const state = await course({
        submitted: async () => {
          await storage.holdAnswer(nth(number, writesManifest)).hit;
          await stopAudit();
          expect(killFunction(own.stack.emulator.pid, sealing)).toBeGreaterThan(0);
          await untilStartedAgain();
        },
      });
      expect(state).toEqual(undisturbed);
    },
    8 * MINUTES,
  );
});
