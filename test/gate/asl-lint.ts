import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type Machine, machineSchema } from './asl-machine.ts';
import { stateFindings } from './asl-states.ts';
import { transitionFindings } from './asl-transitions.ts';
import { filesBelow } from './files.ts';
import type { Finding, Gate } from './gate.ts';

/** It has no types of its own. */
type AslValidator = (definition: unknown) => { isValid: boolean; errors: Record<string, unknown>[] };
const validate: AslValidator = createRequire(import.meta.url)('asl-validator');

/**
 * Each `workflows/<name>/<name>.asl.json`: valid Amazon States Language, and our own rules, which the validator does not know
 * (or hides behind an earlier schema error): each transition leads somewhere, each Task is bounded and caught, each state has its function.
 */
export const aslLint: Gate = {
  name: 'state machines',
  async run(root) {
    const folders = new Set(
      filesBelow(root, 'workflows').flatMap((file) => /^workflows\/([^/]+)\//.exec(file)?.[1] ?? []),
    );
    const missing = [...folders]
      .filter((name) => !existsSync(join(root, 'workflows', name, `${name}.asl.json`)))
      .map((name): Finding => ({ file: `workflows/${name}`, message: `has no ${name}.asl.json` }));
    const files = filesBelow(root, 'workflows').filter((file) => file.endsWith('.asl.json'));
    return [
      ...missing,
      ...files.flatMap((file) => machineFindings(root, file).map((message): Finding => ({ file, message }))),
    ];
  },
};

function machineFindings(root: string, file: string): string[] {
  const folder = basename(dirname(file));
  const named =
    basename(file) === `${folder}.asl.json` ? [] : [`is not named after its folder: ${folder}.asl.json expected`];
  let definition: unknown;
  try {
    definition = JSON.parse(readFileSync(join(root, file), 'utf8'));
  } catch (error) {
    return [...named, `is no JSON: ${error instanceof Error ? error.message : error}`];
  }
  const parsed = machineSchema.safeParse(definition);
  if (!parsed.success)
    return [...named, ...parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)];
  const machine: Machine = parsed.data;
  return [...named, ...transitionFindings(machine), ...stateFindings(root, machine), ...validatorFindings(definition)];
}

function validatorFindings(definition: unknown): string[] {
  // It writes into what it is given.
  const { errors } = validate(structuredClone(definition));
  return errors.map(
    (error) => `asl-validator: ${error['Error code'] ?? ''} ${error['Message'] ?? JSON.stringify(error)}`,
  );
}
