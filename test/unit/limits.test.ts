import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { SHARD_SIZE } from '../../shared/domain/audit/audit.ts';
import { MOST_LINES } from '../../shared/domain/audit/review.ts';
import { MOST_ASKED, MOST_FRUITLESS, MOST_TRIES } from '../../shared/domain/remedy/remedy-terms.ts';
import { MAX_ROUNDS } from '../../shared/services/access/manual-rounds.ts';
import type { Machine, State } from '../gate/asl-machine.ts';
import { CONTRACTS } from '../support/workflow-contracts.ts';
import { stateNamed, workflowDefinition } from '../support/workflow-definition.ts';
import { beyondLimits, LIMITS, needsOf, type Volume } from '../support/workflow-limits.ts';

/** Team members with access to one portal. */
const MEMBERS = 20;
/** Remedies that one call of `ApplyRemedies` carries out at least: it works for ten minutes, and one takes half a minute. */
const REMEDIES_PER_CALL = 20;
/** How often a run that is about to end looks again. */
const LOOKS = 100;
const NAMES = ['offboarding-audit', 'member-offboarding'] as const;
type Name = (typeof NAMES)[number];

/**
 * What so many portals ask of the machines at worst: every line is revoked, each remedy fails as often as it may, and each needs a person in
 * every round, and asking fails as often as it may beside. `reviews`: each is at least half full, since a client's lines stay together, and each of 200 reviewers has one that is not.
 */
function volumeOf(portals: number, reviews = (2 * portals * MEMBERS) / MOST_LINES + 200): Volume {
  const shards = portals / SHARD_SIZE;
  const remedies = SHARD_SIZE * MEMBERS;
  // `ApplyRemedies` lists a remedy no more often: beyond that it is an exception, also where nobody can be asked at all. Full lists take the
  // quotient; the last remedy that comes onto one may be listed alone all the other times.
  const listed = MAX_ROUNDS - 1 + MOST_FRUITLESS;
  const asking = listed * Math.ceil(remedies / MOST_ASKED) + listed - 1;
  const calls = MOST_TRIES * Math.ceil(remedies / REMEDIES_PER_CALL);
  return {
    lists: {
      'OpenAudit.shards': shards,
      'FindAccess.shards': shards,
      'AssignReviews.reviews': reviews,
      'ApplyRemedies.items': MOST_ASKED,
    },
    rounds: {
      'LookAgain -> OpenAudit': LOOKS,
      'LookAgain -> FindAccess': LOOKS,
      // A call that reads a single portal is the worst.
      'IsShardRead -> AuditPortals': SHARD_SIZE,
      'WereApplied -> ApplyRemedies': calls,
      'AskPeople -> ApplyRemedies': asking,
    },
  };
}

const BOOK = volumeOf(10_000);
const needs = (name: Name, volume: Volume) => needsOf(name, workflowDefinition(name), CONTRACTS[name], volume);

/** What a machine with one planted change needs for 10,000 portals. */
function planted(name: Name, change: (machine: Machine) => void, volume: Volume = BOOK) {
  const machine = structuredClone(workflowDefinition(name));
  change(machine);
  return needsOf(name, machine, CONTRACTS[name], volume);
}
const set = (state: string, fields: Partial<State>) => (machine: Machine) =>
  void Object.assign(stateNamed(machine, state), fields);
const inline = (state: string) => (machine: Machine) =>
  void Object.assign(stateNamed(machine, state).ItemProcessor ?? {}, { ProcessorConfig: { Mode: 'INLINE' } });

describe.each(NAMES)('%s with 10,000 portals', (name) => {
  it('stays within the limits of Step Functions, also where every step fails as often as it may', () => {
    expect(beyondLimits(needs(name, BOOK))).toEqual([]);
  });

  it('needs less than a third of the largest payload, and less than two thirds of the longest history', () => {
    const { payloads, histories } = needs(name, BOOK);
    expect(payloads[0]?.bytes).toBeLessThan(LIMITS.bytes / 3);
    expect(histories[0]?.events).toBeLessThan((LIMITS.events * 2) / 3);
  });

  it('has histories that do not grow with the portals at all', () => {
    expect(needs(name, volumeOf(100_000)).histories).toEqual(needs(name, volumeOf(100)).histories);
  });

  it('opens about a hundred Map Runs of a thousand', () => {
    expect(needs(name, BOOK).mapRuns).toBe(101);
  });

  it('has room for ten times as many portals', () => {
    expect(beyondLimits(needs(name, volumeOf(100_000)))).toEqual([]);
  });

  it('keeps no shard, review or step waiting for people who were asked about others', () => {
    expect(needs(name, BOOK).queues).toEqual([]);
  });

  it('measures every state, and every kind of execution', () => {
    const { payloads, histories } = needs(name, BOOK);
    const kinds = {
      'offboarding-audit': ['ReadPortals', 'Review', 'CarryOut'],
      'member-offboarding': ['RemoveAccess'],
    };
    const all = [name, ...kinds[name], 'AskPeople'].sort();
    expect(histories.map(({ execution }) => execution).sort()).toEqual(all);
    for (const state of ['CloseRun', 'ApplyRemedies', 'SealEvidence', 'TakeRemedyStep']) {
      expect(payloads.map(({ what }) => what)).toContain(`${state}: its result`);
    }
  });
});

describe('2,000 reviews', () => {
  it('stay within the limits, and show where the largest payload stands', () => {
    const { payloads } = needs('offboarding-audit', volumeOf(10_000, 2_000));
    // Two thousand numbers of 17 digits, one hundred of shards, and 32 KB of a failure's cause.
    expect(payloads[0]?.bytes).toBeGreaterThan(2_000 * 18 + 100 * 18 + 32_768);
    expect(payloads[0]?.bytes).toBeLessThan(LIMITS.bytes / 3);
  });
});

describe('the computation', () => {
  it('reports lines in a payload', () => {
    const contracts = structuredCopy();
    const { lists, rounds } = BOOK;
    const volume = { lists: { ...lists, 'AssignReviews.lines': 10_000 * MEMBERS }, rounds };
    const found = beyondLimits(needsOf('audit', workflowDefinition('offboarding-audit'), contracts, volume));
    expect(found).toContainEqual(expect.stringMatching(/^audit, AssignReviews: its result: \d{7} bytes of 262144$/));
  });

  it('asks for the length of a list that nobody has stated', () => {
    const compute = () => needsOf('audit', workflowDefinition('offboarding-audit'), structuredCopy(), BOOK);
    expect(compute).toThrow('AssignReviews.lines is a list, and nobody says how long it gets.');
  });

  it('reports children that return what they have', () => {
    const found = beyondLimits(
      planted('offboarding-audit', (machine) => {
        delete stateNamed(machine, 'ReviewEnded')['Result'];
      }),
    );
    expect(found).toEqual([expect.stringMatching(/^offboarding-audit, Review: its result: \d{7} bytes/)]);
  });

  it('reports an inline Map over all portals, and one over all shards', () => {
    const overPortals = { ...BOOK, lists: { ...BOOK.lists, 'OpenAudit.shards': 10_000 } };
    const change = inline('ReadPortals');
    for (const volume of [BOOK, overPortals]) {
      expect(beyondLimits(planted('offboarding-audit', change, volume))).toContainEqual(
        expect.stringMatching(/^offboarding-audit: \d+ events of 25000$/),
      );
    }
  });

  it('reports people who are asked in the history of their shard', () => {
    const found = beyondLimits(planted('member-offboarding', inline('AskPeople')));
    expect(found).toEqual([expect.stringMatching(/^RemoveAccess: \d+ events of 25000$/)]);
  });

  it('counts every try of a step', () => {
    const retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 40 }];
    expect(beyondLimits(planted('offboarding-audit', set('ApplyRemedies', { Retry: retry })))).toEqual([
      expect.stringMatching(/^CarryOut: \d+ events of 25000$/),
    ]);
  });

  it('asks for the number of rounds of a loop that nobody has stated', () => {
    const { 'IsShardRead -> AuditPortals': _unstated, ...rounds } = BOOK.rounds;
    expect(() => needs('offboarding-audit', { ...BOOK, rounds })).toThrow(
      'Nobody says how often IsShardRead -> AuditPortals is taken',
    );
  });

  it('reports shards that wait for people who were asked about others', () => {
    const { queues } = planted('offboarding-audit', set('CarryOut', { MaxConcurrency: 5 }));
    expect(queues).toEqual(['CarryOut: 95 of 100 wait for people who were asked about others']);
  });

  it('reports shards that open too many Map Runs at once', () => {
    const change = set('RemoveAccess', { MaxConcurrency: 1_000 });
    expect(beyondLimits(planted('member-offboarding', change, volumeOf(100_000)))).toEqual([
      '1001 open Map Runs of 1000',
    ]);
  });

  it('reports a payload that nothing sets', () => {
    const change = set('EndAudit', { Parameters: { 'end.$': '$.closed.value.nothing' } });
    expect(() => planted('offboarding-audit', change)).toThrow('Nothing sets $.closed.value.nothing.');
  });
});

/** Contracts in which assigning returns the lines too. */
function structuredCopy() {
  const { AssignReviews, ...others } = CONTRACTS['offboarding-audit'];
  if (AssignReviews === undefined) throw new Error('Nothing assigns reviews.');
  const result = z.object({ ...(AssignReviews.result as z.ZodObject).shape, lines: z.array(z.int()) });
  return { ...others, AssignReviews: { ...AssignReviews, result } };
}
