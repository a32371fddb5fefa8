import type { Finding, FindingAge, FindingCode, Unavailable } from './finding.ts';

/** Says of each finding whether the audit before had it: the same facts, others, or none. Without an audit before, none has an age. */
export function withAge<Code extends FindingCode>(
  findings: readonly Finding<Code>[],
  before: readonly Finding<Code>[] | undefined,
): Finding<Code>[] {
  if (before === undefined) return [...findings];
  const known = new Map(before.map((one) => [one.code, factsOf(one)]));
  return findings.map((one): Finding<Code> => {
    const then = known.get(one.code);
    const age: FindingAge = then === undefined ? 'new' : then === factsOf(one) ? 'same' : 'changed';
    return { ...one, age };
  });
}

/** Codes that the audit before had and this one has not. What cannot be told now has not gone. */
export function goneOf<Code extends FindingCode>(
  findings: readonly Finding<Code>[],
  before: readonly Finding<Code>[] | undefined,
  unavailable: readonly Unavailable[],
): Code[] {
  const now = new Set<string>([...findings, ...unavailable].map(({ code }) => code));
  return (before ?? []).map(({ code }) => code).filter((code) => !now.has(code));
}

function factsOf({ facts }: Finding): string {
  return JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
