import { ListExecutionsCommand, ListStateMachinesCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { killFunction } from '../support/fault-process.ts';
import { awsOperation, type Matches } from '../support/fault-proxy.ts';
import { type FinalState, finalState, withoutOneRepeatedMail } from '../support/final-state.ts';
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
  usersOf,
} from '../support/journey.ts';
import { deliverShuffled, eventsOf, holdWebhooks } from '../support/journey-webhooks.ts';
import { type DisturbedWorld, startDisturbedWorld } from '../support/world-disturbed.ts';
import { age, sweepUntil } from '../support/world-time.ts';

/** What may happen on the way; each is called when the course has come so far, before the person acts. */
interface Disturbance {
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

let disturbed: DisturbedWorld;
let undisturbed: FinalState;

/** The whole course from the invitation to access that was read back, and what it leaves. */
async function course(disturbance: Disturbance = {}, orphans = 0): Promise<FinalState> {
  const { world } = disturbed;
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

beforeAll(async () => {
  disturbed = await startDisturbedWorld('same-final-state');
  undisturbed = await course();
});

afterEach(() => {
  for (const proxy of [disturbed.hubspot, disturbed.stepFunctions, disturbed.mailService]) proxy.clear();
});

afterAll(() => disturbed?.stop());

describe('the undisturbed course', () => {
  it('gives the same final state twice, and one that holds access, ledger and mails', async () => {
    expect(await course()).toEqual(undisturbed);
    expect(undisturbed.table['grant']).toHaveLength(2);
    expect(undisturbed.table['ledger-entry']?.length).toBeGreaterThan(20);
    expect(undisturbed.inbox.length).toBeGreaterThan(5);
    expect(undisturbed.table['lease']).toBeUndefined();
  });
});

describe('webhooks', () => {
  it.each([1, 20_261_124])('leave the same state when each comes ten times in random order (seed %i)', async (seed) => {
    const { world } = disturbed;
    const deliverAll = async (count: number) => {
      const events = await eventsOf(world, count);
      const statuses = await deliverShuffled(world, events, { times: 10, seed });
      expect(statuses).toEqual(Array.from({ length: 10 * events.length }, () => 200));
    };
    const state = await course({
      before: () => holdWebhooks(world),
      invited: () => deliverAll(2),
      accepted: () => deliverAll(3),
      connected: () => deliverAll(3),
    });
    expect(state).toEqual(undisturbed);
  });
});

describe("a step's Lambda killed in the middle of provisioning", () => {
  const users = /^\/settings\/users\/2026-03\/?$/;
  const create: Matches = ({ method, path }) => method === 'POST' && users.test(path);
  const read: Matches = ({ method, path }) => method === 'GET' && /\/settings\/users\/2026-03\/[^/]+@|%40/.test(path);

  it.each([
    ['before HubSpot hears of the new user', 'holdCall', create],
    ['when HubSpot has the new user and has not said so', 'holdAnswer', create],
    ['while it looks for the user', 'holdAnswer', read],
  ] as const)('leaves the same state: %s', async (_when, fault, matches) => {
    const { world, hubspot, stack } = disturbed;
    const state = await course({
      awaitingConnection: async () => {
        hubspot[fault](matches).hit.then(() => {
          killed = killFunction(stack.emulator.pid, 'apply-access');
        });
      },
    });
    expect(killed).toBeGreaterThan(0);
    expect(state).toEqual(undisturbed);
    const members = await usersOf(world, 2000001);
    expect(new Set(members).size).toBe(members.length);
  });

  let killed = 0;
  afterEach(() => {
    killed = 0;
  });
});

describe('an execution stopped at a wait', () => {
  it.each([
    ['question', 'asked'],
    ['acceptance', 'awaitingAcceptance'],
    ['connection', 'awaitingConnection'],
  ] as const)('is started again by the sweep, and leaves the same state: %s', async (kind, when) => {
    const state = await course({
      [when]: async (journey: Journey) => {
        await untilHeld(kind, 1);
        await stopExecution();
        await sweepUntil(disturbed.world, 'The second attempt', async () => (await attemptOf(journey)) === 2);
        await untilHeld(kind, 2);
      },
    });
    expect(state).toEqual(undisturbed);
  });

  it('leaves the same state when the answer comes while no execution runs', async () => {
    const state = await course({
      asked: async () => {
        await untilHeld('question', 1);
        await stopExecution();
      },
      decided: (journey) =>
        sweepUntil(disturbed.world, 'The second attempt', async () => (await attemptOf(journey)) === 2),
    });
    expect(state).toEqual(undisturbed);
  });
});

describe('SendTaskSuccess lost', () => {
  it('is sent again by the sweep until it is taken, at each wait, and leaves the same state', async () => {
    const { world, stepFunctions } = disturbed;
    const lost: Promise<void>[] = [];
    const loseNext = async () => {
      lost.push(stepFunctions.lose(awsOperation('SendTaskSuccess'), '{}').hit);
    };
    const sweepOn = (state: string) => async (journey: Journey) => {
      await lost.at(-1);
      await sweepUntil(world, state, async () => {
        const view = await world.api('GET', `/clients/${journey.clientId}`);
        return JSON.stringify(view).includes(`"state":"${state}"`);
      });
    };
    const state = await course({
      asked: async () => {
        await untilHeld('question', 1);
        await loseNext();
      },
      decided: sweepOn('awaiting-acceptance'),
      awaitingAcceptance: async () => {
        await untilHeld('acceptance', 1);
        await loseNext();
      },
      accepted: sweepOn('awaiting-connection'),
      awaitingConnection: async () => {
        await untilHeld('connection', 1);
        await loseNext();
      },
      connected: sweepOn('connected'),
    });
    expect(lost).toHaveLength(3);
    expect(state).toEqual(undisturbed);
  });
});

describe('the mail sender killed between claim and answer', () => {
  it('leaves the same state, with one mail that went twice', async () => {
    const { world, mailService, stack } = disturbed;
    let killed = 0;
    const disturbance: Disturbance = {
      before: async () => {
        // The first mail of the course is the approver's question.
        mailService
          .holdAnswer(() => true)
          .hit.then(() => {
            killed = killFunction(stack.emulator.pid, 'send-mail');
          });
      },
      asked: async () => {
        await age(world, (item) => item['entity'] === 'mail' && item['state'] === 'claimed', 120);
        await sweepUntil(world, 'The mail that was sent', async () =>
          (await world.items()).some((item) => item['kind'] === 'approval-question' && item['state'] === 'sent'),
        );
      },
    };
    const state = await course(disturbance, 1);
    expect(killed).toBeGreaterThan(0);
    expect(state).not.toEqual(undisturbed);
    expect(withoutOneRepeatedMail(state)).toEqual(undisturbed);
  });
});

describe('a deploy of changed functions while a question is open', () => {
  it('leaves the same state', async () => {
    const state = await course({
      asked: async () => {
        await untilHeld('question', 1);
        await disturbed.redeployChanged({ durations: { reminderInterval: 299 } });
      },
    });
    expect(state).toEqual(undisturbed);
  });
});

/** Waits until so many executions have left their token at the one open wait of this kind. */
async function untilHeld(kind: string, tokens: number): Promise<void> {
  const { world } = disturbed;
  await expect
    .poll(
      async () => {
        const items = await world.items();
        const wait = items.find((item) => item['entity'] === 'wait' && item['kind'] === kind);
        const kept = items.filter((item) => item['entity'] === 'task-token' && item.pk === wait?.pk);
        return wait?.['held'] === true ? kept.length : 0;
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThanOrEqual(tokens);
}

/** Stops what runs of the invitation's machine. */
async function stopExecution(): Promise<void> {
  const { executions } = disturbed.world;
  const { stateMachines = [] } = await executions.send(new ListStateMachinesCommand({}));
  const machine = stateMachines.find(({ name }) => name?.includes('invitation-acceptance'));
  const running = await executions.send(
    new ListExecutionsCommand({ stateMachineArn: machine?.stateMachineArn, statusFilter: 'RUNNING' }),
  );
  expect(running.executions).toHaveLength(1);
  for (const { executionArn } of running.executions ?? [])
    await executions.send(new StopExecutionCommand({ executionArn }));
}

async function attemptOf(journey: Journey): Promise<unknown> {
  const items = await disturbed.world.items();
  return items.find((item) => item['entity'] === 'run' && item['clientId'] === journey.clientId)?.['attempt'];
}
