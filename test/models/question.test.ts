import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as fc from 'fast-check';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { LOCAL_REGION, localAwsConfig } from '../../infra/local/aws-env.ts';
import type { PublishedStage } from '../../shared/domain/approval-policy.ts';
import { COMMANDS } from '../support/question-model/commands.ts';
import { hold, type Seen } from '../support/question-model/invariants.ts';
import { createQuestionSystem, PEOPLE, type Setting } from '../support/question-model/system.ts';

/** Histories in all, spread over tests that run side by side. */
const HISTORIES = 1000;
const SIDE_BY_SIDE = 4;
/** Commands of a history, at most. */
const LENGTH = 18;

const client = new DynamoDBClient(localAwsConfig(inject('modelEmulator'), LOCAL_REGION));
/** How the histories ended. */
const ends = new Map<string, number>();

afterAll(() => {
  client.destroy();
  // Histories that never come anywhere would prove nothing.
  for (const end of ['unmet', 'approved', 'declined', 'expired', 'open']) expect(ends.get(end)).toBeGreaterThan(0);
});

/** Stages over different people, as a published policy has them: nobody in two of them. */
const stages = fc
  .tuple(fc.shuffledSubarray([...PEOPLE], { minLength: 2 }), fc.boolean(), fc.constantFrom(1, 2, 'all' as const))
  .chain(([people, two, quorum]) => {
    const names = people.map(String);
    const cut = two && names.length > 3 ? Math.ceil(names.length / 2) : names.length;
    const parts = [names.slice(0, cut), names.slice(cut)].filter((part) => part.length > 0);
    return fc.nat({ max: 1 }).map((spare) =>
      parts.map((part, index): PublishedStage => {
        const approvers = part.slice(0, Math.max(1, part.length - spare));
        const most = quorum === 'all' ? 'all' : Math.min(quorum, approvers.length);
        return { name: `Stage ${index}`, approvers, quorum: most, fallback: part.slice(approvers.length) };
      }),
    );
  });

const settings: fc.Arbitrary<Setting> = fc.record({
  stages,
  risk: fc.constantFrom('standard', 'high', 'elevated'),
  excluded: fc.subarray([...PEOPLE], { maxLength: 1 }),
});

describe.concurrent('any history of a question', () => {
  it.for(Array.from({ length: SIDE_BY_SIDE }, (_, index) => index + 1))(
    'has at most one outcome, by those who may, after the pause, with every step in the ledger (part %i)',
    { timeout: 900_000 },
    async () => {
      const history = fc.asyncProperty(settings, fc.commands(COMMANDS, { maxCommands: LENGTH, size: 'max' }), live);
      await fc.assert(history, { numRuns: HISTORIES / SIDE_BY_SIDE, endOnFailure: true });

      async function live(setting: Setting, commands: Iterable<fc.AsyncCommand<Seen, never>>): Promise<void> {
        const system = await createQuestionSystem(client, setting);
        const note = (end: string) => ends.set(end, (ends.get(end) ?? 0) + 1);
        if (system.verdict !== 'asked') return void note('unmet');
        const seen: Seen = { setting, wait: await system.wait(), outcome: undefined, steps: new Map() };
        await hold(seen, system);
        await fc.asyncModelRun(() => ({ model: seen, real: system as never }), commands as never);
        note(seen.outcome?.result ?? 'open');
      }
    },
  );
});
