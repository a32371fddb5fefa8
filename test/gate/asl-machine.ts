import * as z from 'zod';

const retrySchema = z.looseObject({
  ErrorEquals: z.array(z.string()),
  MaxAttempts: z.number().optional(),
  BackoffRate: z.number().optional(),
  JitterStrategy: z.string().optional(),
});

const catchSchema = z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() });

const stateSchema = z.looseObject({
  Type: z.string(),
  Next: z.string().optional(),
  End: z.boolean().optional(),
  Default: z.string().optional(),
  Choices: z.array(z.looseObject({ Next: z.string().optional() })).optional(),
  Catch: z.array(catchSchema).optional(),
  Retry: z.array(retrySchema).optional(),
  Resource: z.string().optional(),
  Parameters: z.looseObject({ FunctionName: z.string().optional() }).optional(),
  TimeoutSeconds: z.number().optional(),
  get ItemProcessor() {
    return machineSchema.optional();
  },
  get Branches() {
    return z.array(machineSchema).optional();
  },
});

/** As much of a state machine as our own rules read. */
export const machineSchema = z.looseObject({ StartAt: z.string(), States: z.record(z.string(), stateSchema) });

/** A machine, or the inner machine of a Map or Parallel state. */
export type Machine = z.infer<typeof machineSchema>;
/** One state. */
export type State = z.infer<typeof stateSchema>;

/** The machine itself and every machine inside it, each a scope of its own for transitions. */
export function scopesOf(machine: Machine): Machine[] {
  const inner = Object.values(machine.States).flatMap((state) => [
    ...(state.ItemProcessor ? [state.ItemProcessor] : []),
    ...(state.Branches ?? []),
  ]);
  return [machine, ...inner.flatMap(scopesOf)];
}

/** Every name that a state can go to. */
export function targetsOf(state: State): string[] {
  const targets = [
    state.Next,
    state.Default,
    ...(state.Choices ?? []).map((choice) => choice.Next),
    ...(state.Catch ?? []).map((item) => item.Next),
  ];
  return targets.filter((target) => target !== undefined);
}
