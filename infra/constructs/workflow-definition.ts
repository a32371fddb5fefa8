import { readFileSync } from 'node:fs';

/** Reads the ASL file of a workflow, as text. */
export function readDefinition(name: string): string {
  return readFileSync(new URL(`../../workflows/${name}/${name}.asl.json`, import.meta.url), 'utf8');
}

/** The functions that a definition calls: substitution name to folder, as `ApplyAccess` to `apply-access`. */
export function functionsOf(definition: string): Map<string, string> {
  const names = [...definition.matchAll(/\$\{(\w+)\}/g)].flatMap((match) => match[1] ?? []);
  return new Map(names.map((name) => [name, name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase()]));
}

/** Whether a definition has a distributed Map, whose children are executions of their own. */
export function hasDistributedMap(definition: string): boolean {
  return /"Mode":\s*"DISTRIBUTED"/.test(definition);
}
