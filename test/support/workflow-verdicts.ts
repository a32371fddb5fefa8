import * as z from 'zod';
import { type Machine, type State, scopesOf } from '../gate/asl-machine.ts';
import type { StepContract } from './workflow-contracts.ts';
import { calledBy } from './workflow-definition.ts';

/** A kind of answer that a step's contract allows: the values that it fixes, and the fields that it always has. */
interface Verdict {
  readonly fixed: Readonly<Record<string, string>>;
  readonly fields: ReadonlySet<string>;
}

const choiceSchema = z.object({ Variable: z.string(), StringEquals: z.string(), Next: z.string() });

/**
 * Answers that a contract allows and the machine cannot take: it would go on to a state that reads a field which such an answer lacks,
 * and on AWS fail there without a note on the run. One sentence each.
 */
export function unreadableVerdicts(machine: Machine, contracts: Readonly<Record<string, StepContract>>): string[] {
  return scopesOf(machine).flatMap((scope) =>
    Object.entries(scope.States).flatMap(([name, state]) => {
      const contract = contracts[calledBy(state) ?? ''];
      const at = typeof state['ResultPath'] === 'string' ? `${state['ResultPath']}.value.` : undefined;
      if (contract === undefined || at === undefined) return [];
      return verdictsOf(contract.result).flatMap((verdict) =>
        readsAfter(scope, state, at, verdict)
          .filter((field) => !verdict.fields.has(field))
          .map((field) => `${name} may answer ${JSON.stringify(verdict.fixed)}, and ${field} is read of it`),
      );
    }),
  );
}

/** Fields of an answer that are read between a step and the next step or choice about something else. */
function readsAfter(scope: Machine, step: State, at: string, verdict: Verdict): string[] {
  const reads: string[] = [];
  const seen = new Set<string>();
  for (let next = step.Next; next !== undefined && !seen.has(next); ) {
    seen.add(next);
    const state: State | undefined = scope.States[next];
    if (state === undefined) break;
    reads.push(...pathsIn([state.Parameters, state['ItemsPath']], at));
    if (state.Type === 'Choice') {
      const choices = (state.Choices ?? []).map((choice) => choiceSchema.parse(choice));
      const taken = choices.find(
        (choice) =>
          choice.Variable.startsWith(at) && verdict.fixed[choice.Variable.slice(at.length)] === choice.StringEquals,
      );
      next = taken?.Next ?? state.Default;
    } else if (state.Type === 'Succeed' || state.Type === 'Fail') next = undefined;
    else next = state.Next;
  }
  return reads;
}

/** Fields below `at` that stand in paths anywhere in a value. */
function pathsIn(value: unknown, at: string): string[] {
  const strings = [...JSON.stringify(value ?? '').matchAll(/"(\$\.[\w.]+)"/g)].flatMap((match) => match[1] ?? []);
  return strings.filter((path) => path.startsWith(at)).map((path) => path.slice(at.length));
}

const objectSchema = z.object({
  properties: z.record(
    z.string(),
    z.looseObject({ const: z.unknown().optional(), enum: z.array(z.string()).optional() }),
  ),
  required: z.array(z.string()),
});

/** One verdict for each member of a union, and for each value of an enumeration in it. */
function verdictsOf(result: z.ZodType): Verdict[] {
  const schema = z.toJSONSchema(result);
  return (schema.oneOf ?? schema.anyOf ?? [schema]).flatMap((member) => {
    const { properties, required } = objectSchema.parse(member);
    const fields = new Set(required);
    let all: Record<string, string>[] = [{}];
    for (const [name, { const: only, enum: values }] of Object.entries(properties)) {
      const possible = values ?? (typeof only === 'string' ? [only] : []);
      if (possible.length > 0) all = all.flatMap((fixed) => possible.map((value) => ({ ...fixed, [name]: value })));
    }
    return all.map((fixed) => ({ fixed, fields }));
  });
}
