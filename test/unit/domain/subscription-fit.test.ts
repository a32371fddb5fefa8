import { describe, expect, it } from 'vitest';
import { subscriptionFit } from '../../../shared/domain/subscription-fit.ts';

const NEEDS = [
  { hub: 'marketing', tier: 'professional' as const },
  { hub: 'sales', tier: 'starter' as const },
];

describe('subscription fit', () => {
  it('fits at the tier that is needed, and above', () => {
    expect(subscriptionFit(NEEDS, 'PROFESSIONAL')).toEqual({ fit: 'fits' });
    expect(subscriptionFit(NEEDS, 'enterprise')).toEqual({ fit: 'fits' });
  });

  it('names what is lacking', () => {
    expect(subscriptionFit(NEEDS, 'STARTER')).toEqual({ fit: 'lacks', lacking: ['marketing professional'] });
    expect(subscriptionFit(NEEDS, 'FREE')).toEqual({
      fit: 'lacks',
      lacking: ['marketing professional', 'sales starter'],
    });
  });

  it('is unknown where HubSpot does not tell the tier, or tells one that we do not know', () => {
    expect(subscriptionFit(NEEDS, undefined)).toEqual({ fit: 'unknown' });
    expect(subscriptionFit(NEEDS, 'PLATINUM')).toEqual({ fit: 'unknown' });
  });

  it('a package that needs nothing fits everybody', () => {
    expect(subscriptionFit([], undefined)).toEqual({ fit: 'fits' });
  });
});
