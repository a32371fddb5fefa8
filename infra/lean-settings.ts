import { isDeepStrictEqual } from 'node:util';
import { runtimeSettingsSchema } from '../shared/domain/settings.ts';

type Node = Record<string, unknown>;

/** The settings without what their schema says by itself: all of a function's variables have 4 KB, and what operators add needs room. */
export function leanSettings(given: unknown): unknown {
  const settings = runtimeSettingsSchema.parse(given);
  const lean = structuredClone(settings) as Node;
  const isSaid = () => {
    const parsed = runtimeSettingsSchema.safeParse(lean);
    return parsed.success && isDeepStrictEqual(parsed.data, settings);
  };
  const trim = (node: Node): void => {
    for (const [key, value] of Object.entries(node)) {
      delete node[key];
      if (isSaid()) continue;
      node[key] = value;
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) trim(value as Node);
    }
  };
  trim(lean);
  return lean;
}
