import { describe, expect, it } from 'vitest';
import { settle } from '../../../shared/domain/question-acts.ts';
import { ALL_PRESENT } from '../../../shared/domain/route-approval.ts';
import { aQuestion } from '../api/support/fixtures.ts';

describe('settle', () => {
  it('leaves whoever decides in a later stage to that stage, also where a fallback is needed before it', () => {
    const stage = (name: string, approver: string, fallback: string[] = []) => ({
      name,
      approvers: [approver],
      quorum: 1,
      fallback,
      party: 'agency' as const,
    });
    const stages = [stage('A', 'p-a'), stage('B', 'p-b', ['p-c', 'p-d']), stage('C', 'p-c')];
    const at = '2026-11-24T08:30:00.000Z';
    const vote = { personId: 'p-a', answer: 'approve' as const, at, linkRef: 'l', stage: 0 };
    const pending = { ...vote, pendingId: '0.1', until: at };
    const question = aQuestion({ stages, pending }, { asked: ['p-a'], votes: [vote] });
    const standing = { ...ALL_PRESENT, gone: new Map([['p-b', 'left' as const]]) };
    expect(settle(question, new Date('2026-11-24T09:00:00.000Z'), standing)).toMatchObject({
      kind: 'advanced',
      question: { asked: ['p-d'] },
    });
  });
});
