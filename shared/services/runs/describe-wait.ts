import type { Language } from '../../domain/language.ts';
import type { Wait } from '../../domain/wait.ts';
import type { DescribeOffboarding } from '../offboardings/describe-offboarding.ts';
import type { DescribeRenewal } from '../remedies/describe-renewal.ts';
import type { DescribeReview } from '../reviews/describe-review.ts';
import type { createDescribeAccessWait } from './describe-access-wait.ts';

/** What it takes to say in words what a wait is about: a way for each kind of subject. */
export interface DescribeWaitDependencies {
  readonly describeAccess: ReturnType<typeof createDescribeAccessWait>;
  readonly describeReview: DescribeReview;
  readonly describeOffboarding: DescribeOffboarding;
  readonly describeRenewal: DescribeRenewal;
}

/** A line of a plan in words. */
export interface PlanWords {
  readonly who: string;
  readonly action: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

/** What a wait is about: one description for mail and page, so that both say the same. */
export interface WaitWords {
  readonly clientName: string;
  readonly recordId: string;
  readonly title: string;
  readonly requestedBy: string;
  readonly riskWords: string;
  readonly facts: readonly { label: string; value: string }[];
  readonly plan?: readonly PlanWords[];
  readonly packageName: string;
  readonly packageDoes: readonly string[];
  readonly packageDoesNot: readonly string[];
}

/** Describes a wait. @throws NotFoundError when a record behind it is gone. */
export type DescribeWait = (wait: Wait, language?: Language) => Promise<WaitWords>;

/** @see DescribeWait */
export function createDescribeWait(dependencies: DescribeWaitDependencies): DescribeWait {
  const { describeAccess, describeReview, describeOffboarding, describeRenewal } = dependencies;
  return async (wait, language) => {
    const { subject } = wait;
    switch (subject.kind) {
      case 'review':
        return describeReview(subject.auditId, subject.review);
      case 'offboarding':
        return describeOffboarding(subject.offboardingId);
      case 'remedy':
        // A manual step has words of its own: `describe-remedy-step.ts`.
        return describeRenewal(wait);
      default:
        return describeAccess(wait, subject, language);
    }
  };
}
