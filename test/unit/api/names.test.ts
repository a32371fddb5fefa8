import { describe, expect, it } from 'vitest';
import { editDistance, nearestNames } from '../../../shared/domain/nearest-names.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['status', 'status', 0],
    ['status', 'statuz', 1],
    ['kitten', 'sitting', 3],
    ['portal', 'portals', 1],
  ])('%s -> %s is %i, both ways', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
    expect(editDistance(to, from)).toBe(distance);
  });
});

describe('nearestNames', () => {
  const names = ['name', 'hs_partner_status', 'client_hub_id', 'createdate', 'hub_tier'];

  it('finds a name written with other case or marks', () => {
    expect(nearestNames('clientHubId', names)).toEqual(['client_hub_id']);
  });

  it('finds a slip, and a name inside another', () => {
    expect(nearestNames('hub_teir', names)).toEqual(['hub_tier']);
    expect(nearestNames('partner_status', names)).toEqual(['hs_partner_status']);
  });

  it('offers nothing where nothing is near', () => {
    expect(nearestNames('primary_contact_email', names)).toEqual([]);
  });
});
