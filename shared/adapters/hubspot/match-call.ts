import { CALLS, type CallName } from './calls.ts';

/** The listed call that a method and a filled-in path belong to, with its path parameters decoded. Literal segments win over parameters. */
export function matchCall(
  method: string,
  path: string,
): { call: CallName; params: Record<string, string> } | undefined {
  const segments = path.split('/');
  const matches = (Object.keys(CALLS) as CallName[]).flatMap((call) => {
    const template = CALLS[call].path.split('/');
    if (CALLS[call].method !== method || template.length !== segments.length) return [];
    const params: Record<string, string> = {};
    for (const [index, part] of template.entries()) {
      const segment = segments[index] ?? '';
      if (part.startsWith('{')) params[part.slice(1, -1)] = decodeURIComponent(segment);
      else if (part !== segment) return [];
    }
    return [{ call, params }];
  });
  return matches.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
}
