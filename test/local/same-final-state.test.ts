import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { killFunction } from '../support/fault-process.ts';
import { awsOperation, type Matches } from '../support/fault-proxy.ts';
import { type FinalState, withoutOneRepeatedMail } from '../support/final-state.ts';
import type { Journey } from '../support/journey.ts';
import { type Disturbance, runCourse } from '../support/journey-course.ts';
import { usersOf } from '../support/journey-portal.ts';
import { deliverShuffled, eventsOf, holdWebhooks } from '../support/journey-webhooks.ts';
import { type DisturbedWorld, startDisturbedWorld } from '../support/world-disturbed.ts';
import { attemptOf, stopExecution, untilHeld } from '../support/world-executions.ts';
import { age, sweepUntil } from '../support/world-time.ts';

let disturbed: DisturbedWorld;
let undisturbed: FinalState;

const course = (disturbance?: Disturbance, orphans?: number) => runCourse(disturbed.world, disturbance, orphans);

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
    let killed = 0;
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
});

describe('an execution stopped at a wait', () => {
  it.each([
    ['question', 'asked'],
    ['acceptance', 'awaitingAcceptance'],
    ['connection', 'awaitingConnection'],
  ] as const)('is started again by the sweep, and leaves the same state: %s', async (kind, when) => {
    const state = await course({
      [when]: async (journey: Journey) => {
        await untilHeld(disturbed.world, kind, 1);
        await stopExecution(disturbed.world);
        await sweepUntil(
          disturbed.world,
          'The second attempt',
          async () => (await attemptOf(disturbed.world, journey)) === 2,
        );
        await untilHeld(disturbed.world, kind, 2);
      },
    });
    expect(state).toEqual(undisturbed);
  });

  it('leaves the same state when the answer comes while no execution runs', async () => {
    const state = await course({
      asked: async () => {
        await untilHeld(disturbed.world, 'question', 1);
        await stopExecution(disturbed.world);
      },
      decided: (journey) =>
        sweepUntil(
          disturbed.world,
          'The second attempt',
          async () => (await attemptOf(disturbed.world, journey)) === 2,
        ),
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
        await untilHeld(disturbed.world, 'question', 1);
        await loseNext();
      },
      decided: sweepOn('awaiting-acceptance'),
      awaitingAcceptance: async () => {
        await untilHeld(disturbed.world, 'acceptance', 1);
        await loseNext();
      },
      accepted: sweepOn('awaiting-connection'),
      awaitingConnection: async () => {
        await untilHeld(disturbed.world, 'connection', 1);
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
        await untilHeld(disturbed.world, 'question', 1);
        await disturbed.redeployChanged({ durations: { reminderInterval: 299 } });
      },
    });
    expect(state).toEqual(undisturbed);
  });
});
