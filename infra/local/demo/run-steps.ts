import type { DemoContext, DemoStep } from './context.ts';

/** What became of one step. */
export interface StepResult {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
  /** Why it failed, or was not tried. */
  readonly error?: string;
}

/** Runs the steps one after the other. Each rests on those before it, so after a failure the rest are not tried, and count as failed. */
export async function runSteps(
  steps: readonly DemoStep[],
  context: DemoContext,
  told: (result: StepResult) => void,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const broken = results.find((result) => !result.ok);
    const result = broken
      ? { name: step.name, ok: false, ms: 0, error: `not tried after ${broken.name}` }
      : await run(step, context);
    results.push(result);
    told(result);
  }
  return results;
}

async function run(step: DemoStep, context: DemoContext): Promise<StepResult> {
  const began = performance.now();
  const ms = () => Math.round(performance.now() - began);
  try {
    await step.run(context);
    return { name: step.name, ok: true, ms: ms() };
  } catch (error) {
    return { name: step.name, ok: false, ms: ms(), error: error instanceof Error ? error.message : String(error) };
  }
}
