import { afterAll, beforeEach, inject } from 'vitest';
import { openWorld, stackOf, type World } from './world.ts';

/** The world of the stack that all journeys share; fresh before each test of the file. */
export function journeyWorld(): World {
  const world = openWorld(stackOf(inject('addresses'), inject('stackDirectory')));
  beforeEach(() => world.fresh());
  afterAll(() => world.close());
  return world;
}
