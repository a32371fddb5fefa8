import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { scopesOf } from '../gate/asl-machine.ts';
import { CONTRACTS } from '../support/workflow-contracts.ts';
import { calledBy, payloadOf, type WorkflowName, workflowDefinition } from '../support/workflow-definition.ts';

const FOLDER = fileURLToPath(new URL('golden/', import.meta.url));
const goldenSchema = z.record(
  z.string(),
  z.record(z.string(), z.object({ inputs: z.array(z.record(z.string(), z.unknown())), reads: z.array(z.string()) })),
);
const releases = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => ({
    release: file.slice(0, -'.json'.length),
    golden: goldenSchema.parse(JSON.parse(readFileSync(`${FOLDER}${file}`, 'utf8'))),
  }));
const steps = releases.flatMap(({ release, golden }) =>
  Object.entries(golden).flatMap(([workflow, functions]) =>
    Object.entries(functions).map(([name, payloads]) => ({ release, workflow, name, ...payloads })),
  ),
);

describe('an execution of a release that is still in flight', () => {
  it.each(steps)('$release $workflow: $name takes its payloads', ({ workflow, name, inputs }) => {
    const contract = CONTRACTS[workflow as WorkflowName]?.[name];
    expect(inputs.length).toBeGreaterThan(0);
    for (const input of inputs) expect(contract?.input.safeParse(input)).toMatchObject({ success: true });
  });

  it.each(steps)('$release $workflow: $name still answers with $reads', ({ workflow, name, reads }) => {
    const contract = CONTRACTS[workflow as WorkflowName]?.[name];
    const schema = z.toJSONSchema(contract?.result ?? z.never());
    const given = (schema.oneOf ?? [schema]).flatMap((member) =>
      Object.keys(typeof member === 'object' ? (member.properties ?? {}) : {}),
    );
    expect(given).toEqual(expect.arrayContaining([...reads]));
  });
});

/** Workflows that came after the release: the golden payloads of the next one hold them. */
const UNRELEASED: readonly WorkflowName[] = ['offboarding-audit', 'member-offboarding', 'client-closure'];

describe(`the golden payloads of ${manifest.version}`, () => {
  const current = releases.find(({ release }) => release === manifest.version)?.golden ?? {};
  const workflows = Object.keys(CONTRACTS) as WorkflowName[];

  it('hold every workflow but those that came after it', () => {
    expect(workflows.filter((workflow) => !(workflow in current))).toEqual(UNRELEASED);
  });

  it.each(workflows.filter((workflow) => !UNRELEASED.includes(workflow)))(
    'hold what %s sends: every function, every field',
    (workflow) => {
      const sent = scopesOf(workflowDefinition(workflow)).flatMap((scope) =>
        Object.values(scope.States).flatMap((state) => {
          const name = calledBy(state);
          return name === undefined ? [] : [[name, fieldsOf(payloadOf(state))] as const];
        }),
      );
      const kept = Object.entries(current[workflow] ?? {}).map(
        ([name, { inputs }]) => [name, fieldsOf(inputs[0] ?? {})] as const,
      );
      expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(sent));
    },
  );
});

function fieldsOf(payload: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(payload)
    .map((field) => field.replace(/\.\$$/, ''))
    .sort();
}
