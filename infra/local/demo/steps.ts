import type { DemoStep } from './context.ts';

/** The journey, in this order; each step is a file of its own under `steps/`. */
export const STEPS: readonly DemoStep[] = [];
