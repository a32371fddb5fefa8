import { type ApprovalPolicy, membersOf } from './approval-policy.ts';
import { addressOf, known, MOST_IN_STAGE } from './policy-names.ts';
import type { PolicyFault } from './policy-rules.ts';

type ReviewRule = NonNullable<ApprovalPolicy['reviews']>[number];

/** All that a policy breaks in what it says of audits. */
export function auditPolicyFaults(policy: ApprovalPolicy): PolicyFault[] {
  return [
    ...(policy.reviews ?? []).flatMap((rule, index) => reviewFaults(policy, rule, index)),
    ...exceptionFaults(policy),
  ];
}

function reviewFaults(policy: ApprovalPolicy, rule: ReviewRule, index: number): PolicyFault[] {
  const path = `reviews[${index}]`;
  const named = [
    ...rule.reviewers.map((key, at) => ({ key, path: `${path}.reviewers[${at}]` })),
    ...rule.fallback.map((key, at) => ({ key, path: `${path}.fallback[${at}]` })),
  ];
  const strangers = named
    .filter(({ key }) => !Object.hasOwn(policy.people, key) && !Object.hasOwn(policy.groups, key))
    .map((one): PolicyFault => {
      const expected = known('"people" or "groups"', policy.people, policy.groups);
      return { path: one.path, rule: 'people-known', expected };
    });
  return [
    ...strangers,
    ...doubledFaults(policy, named),
    ...sizeFaults(policy, rule, path),
    ...reachFaults(policy, rule, index),
  ];
}

/** One person under two keys would stand in for themselves. */
function doubledFaults(policy: ApprovalPolicy, named: readonly { key: string; path: string }[]): PolicyFault[] {
  const keyOf = new Map<string, string>();
  return named.flatMap(({ key, path }): PolicyFault[] => {
    const doubled = membersOf(policy, [key]).filter((member) => {
      const address = addressOf(policy, member);
      keyOf.set(address, keyOf.get(address) ?? member);
      return keyOf.get(address) !== member;
    });
    return doubled.length === 0 ? [] : [{ path, rule: 'each-person-once', expected: 'each address under one key' }];
  });
}

function sizeFaults(policy: ApprovalPolicy, rule: ReviewRule, path: string): PolicyFault[] {
  if (membersOf(policy, [...rule.reviewers, ...rule.fallback]).length <= MOST_IN_STAGE) return [];
  const expected = `at most ${MOST_IN_STAGE} people in a rule, groups resolved`;
  return [{ path: `${path}.reviewers`, rule: 'fifty-at-most', expected }];
}

function reachFaults({ reviews = [] }: ApprovalPolicy, rule: ReviewRule, index: number): PolicyFault[] {
  const path = `reviews[${index}].when`;
  const empty = Object.entries(rule.when).find(([, values]) => values?.length === 0);
  if (empty !== undefined) {
    return [{ path: `${path}.${empty[0]}`, rule: 'rule-reachable', expected: 'at least 1 entry' }];
  }
  const earlier = reviews.slice(0, index).findIndex(({ when }) => {
    const portals = when.portals === undefined || rule.when.portals?.every((one) => when.portals?.includes(one));
    const packages = when.packages === undefined || rule.when.packages?.every((one) => when.packages?.includes(one));
    return portals === true && packages === true;
  });
  if (earlier < 0) return [];
  const expected = `something that reviews[${earlier}], which is tried first, leaves to it`;
  return [{ path, rule: 'rule-reachable', expected }];
}

function exceptionFaults({ people, exceptions }: ApprovalPolicy): PolicyFault[] {
  if (exceptions === undefined || Object.hasOwn(people, exceptions.approver)) return [];
  return [{ path: 'exceptions.approver', rule: 'exceptions-named', expected: known('"people"', people) }];
}
