import { type ApprovalPolicy, membersOf, stagesOf } from './approval-policy.ts';
import { auditPolicyFaults } from './audit-policy-rules.ts';
import { addressOf, known, MOST_IN_STAGE } from './policy-names.ts';
import { ELEVATED_QUORUM } from './route-approval.ts';
import { riskSchema } from './service-package.ts';

/** A rule that a policy file breaks: where, which one, and what it demands there. */
export interface PolicyFault {
  /** For example `rules[1].quorum`. */
  readonly path: string;
  readonly rule: PolicyRule;
  readonly expected: string;
}

/** What the parts of a policy demand of each other; `docs/settings.md` explains each. */
export type PolicyRule =
  | 'people-known'
  | 'groups-known'
  | 'one-way-to-name-approvers'
  | 'quorum-reachable'
  | 'fifty-at-most'
  | 'each-person-once'
  | 'one-stage-per-person'
  | 'elevated-needs-two'
  | 'rule-reachable'
  | 'exceptions-named';

type FileRule = ApprovalPolicy['rules'][number];
type FileStage = ReturnType<typeof stagesOf>[number];

/** A stage with the place in the file where its fields stand. */
interface PlacedStage {
  readonly path: string;
  readonly stage: FileStage;
}

/** All that a policy breaks by itself, in the order of the file. Whether it covers a catalogue is another question. */
export function policyFaults(policy: ApprovalPolicy): PolicyFault[] {
  return [
    ...groupFaults(policy),
    ...policy.rules.flatMap((rule, index) => ruleFaults(policy, rule, index)),
    ...auditPolicyFaults(policy),
  ];
}

function groupFaults({ people, groups }: ApprovalPolicy): PolicyFault[] {
  const rule = 'groups-known';
  return Object.entries(groups).flatMap(([name, members]): PolicyFault[] => {
    const path = `groups.${name}`;
    const taken = Object.hasOwn(people, name)
      ? [{ path, rule, expected: 'a name that is no key of "people"' } as const]
      : [];
    const strangers = members.flatMap((key, index): PolicyFault[] =>
      Object.hasOwn(people, key) ? [] : [{ path: `${path}[${index}]`, rule, expected: known('"people"', people) }],
    );
    return [...taken, ...strangers];
  });
}

function ruleFaults(policy: ApprovalPolicy, rule: FileRule, index: number): PolicyFault[] {
  const path = `rules[${index}]`;
  const twoWays =
    rule.stages === undefined
      ? rule.approvers === undefined
      : [rule.approvers, rule.quorum, rule.fallback].some((field) => field !== undefined);
  if (twoWays) {
    const expected = 'either "stages", or "approvers" (with "quorum" and "fallback")';
    return [{ path, rule: 'one-way-to-name-approvers', expected }];
  }
  const stages = stagesOf(rule).map(
    (stage, at): PlacedStage => ({ path: rule.stages === undefined ? path : `${path}.stages[${at}]`, stage }),
  );
  return [
    ...stages.flatMap((placed) => stageFaults(policy, placed)),
    ...stageFaultsTogether(policy, stages),
    ...elevatedFaults(policy, rule, path, stages),
    ...reachFaults(policy, rule, index),
  ];
}

function stageFaults(policy: ApprovalPolicy, { path, stage }: PlacedStage): PolicyFault[] {
  const named = [
    ...stage.approvers.map((key, index) => ({ key, path: `${path}.approvers[${index}]` })),
    ...stage.fallback.map((key, index) => ({ key, path: `${path}.fallback[${index}]` })),
  ];
  const strangers = named.filter(({ key }) => !Object.hasOwn(policy.people, key) && !Object.hasOwn(policy.groups, key));
  const faults = strangers.map(
    (one): PolicyFault => ({
      path: one.path,
      rule: 'people-known',
      expected: known('"people" or "groups"', policy.people, policy.groups),
    }),
  );
  const keyOf = new Map<string, string>();
  for (const one of named) {
    const doubled = membersOf(policy, [one.key]).filter((key) => {
      const address = addressOf(policy, key);
      keyOf.set(address, keyOf.get(address) ?? key);
      return keyOf.get(address) !== key;
    });
    // One person under two keys would count twice towards a quorum that they can never fill.
    if (doubled.length > 0) {
      faults.push({ path: one.path, rule: 'each-person-once', expected: 'each address under one key' });
    }
  }
  const eligible = peopleOf(policy, stage).size;
  if (membersOf(policy, [...stage.approvers, ...stage.fallback]).length > MOST_IN_STAGE) {
    const expected = `at most ${MOST_IN_STAGE} people in a stage, groups resolved`;
    faults.push({ path: `${path}.approvers`, rule: 'fifty-at-most', expected });
  }
  if (stage.quorum !== 'all' && stage.quorum > eligible) {
    const expected = `at most the number of approvers (${eligible})`;
    faults.push({ path: `${path}.quorum`, rule: 'quorum-reachable', expected });
  }
  return faults;
}

function stageFaultsTogether(policy: ApprovalPolicy, stages: readonly PlacedStage[]): PolicyFault[] {
  const seen = new Set<string>();
  return stages.flatMap(({ path, stage }) => {
    const faults = stage.approvers.flatMap((key, index): PolicyFault[] => {
      const repeated = membersOf(policy, [key]).some((member) => seen.has(addressOf(policy, member)));
      const expected = 'nobody who approves in an earlier stage';
      return repeated ? [{ path: `${path}.approvers[${index}]`, rule: 'one-stage-per-person', expected }] : [];
    });
    for (const address of peopleOf(policy, stage)) seen.add(address);
    return faults;
  });
}

/** Where the file says that a rule is for elevated risk. One that fits any risk is checked against the packages of the catalogue. */
function elevatedFaults(
  policy: ApprovalPolicy,
  rule: FileRule,
  path: string,
  stages: readonly PlacedStage[],
): PolicyFault[] {
  if (rule.when.risks?.includes('elevated') !== true) return [];
  const agreeing = stages
    .map(({ stage }) => (stage.quorum === 'all' ? peopleOf(policy, stage).size : stage.quorum))
    .reduce((sum, quorum) => sum + quorum, 0);
  if (agreeing >= ELEVATED_QUORUM) return [];
  const expected = `${ELEVATED_QUORUM} people in all who have to agree, because it takes elevated risk`;
  return [{ path: `${path}.${rule.stages === undefined ? 'quorum' : 'stages'}`, rule: 'elevated-needs-two', expected }];
}

function reachFaults({ rules }: ApprovalPolicy, rule: FileRule, index: number): PolicyFault[] {
  const path = `rules[${index}].when`;
  const empty = Object.entries(rule.when).find(([, values]) => values?.length === 0);
  if (empty !== undefined)
    return [{ path: `${path}.${empty[0]}`, rule: 'rule-reachable', expected: 'at least 1 entry' }];
  const earlier = rules.slice(0, index).findIndex((other) => fitsAlways(other.when, rule.when));
  if (earlier < 0) return [];
  return [
    { path, rule: 'rule-reachable', expected: `something that rules[${earlier}], which is tried first, leaves to it` },
  ];
}

/** Whether a condition fits whenever another one does. */
function fitsAlways(when: FileRule['when'], other: FileRule['when']): boolean {
  const holds = <T>(values: readonly T[] | undefined, others: readonly T[] | undefined) =>
    values === undefined || others?.every((value) => values.includes(value)) === true;
  return (
    holds(when.packages, other.packages) &&
    holds(when.risks, other.risks ?? riskSchema.options) &&
    holds(when.portals, other.portals)
  );
}

/** Addresses of those who approve in a stage. */
function peopleOf(policy: ApprovalPolicy, { approvers }: FileStage): Set<string> {
  return new Set(membersOf(policy, approvers).map((key) => addressOf(policy, key)));
}
