import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PortalUser } from '../../../shared/domain/portal.ts';
import { aConnection, aGrant, anEngagement } from '../../support/memory/builders.ts';
import { aRemedy } from '../../support/memory/remedies.ts';
import { aWorld, type ByHand, carryOut, carryOutThroughCrashes, createSteps, finalState } from './steps.ts';

/** One partner-side person's place in the portal, and what is to happen to it. */
const someone = fc.record({
  there: fc.boolean(),
  superAdmin: fc.boolean(),
  roleIds: fc.subarray(['set-reports', 'set-marketing']),
  primaryTeamId: fc.option(fc.constant('team-marketing'), { nil: undefined }),
  grant: fc.constantFrom('none', 'standing', 'removed'),
  inTeam: fc.boolean(),
  action: fc.constantFrom('remove' as const, 'restore' as const),
  ours: fc.boolean(),
  rests: fc.boolean(),
  byHand: fc.constantFrom('done' as const, 'said' as const, 'expired' as const),
});
type Someone = typeof someone extends fc.Arbitrary<infer T> ? T : never;

const emailOf = ({ ours }: Someone, at: number) =>
  ours ? `someone-${at}@agency.example.com` : `someone-${at}@client.example.org`;

/** The portal, its grants and the remedies of these people; the same each time. */
function aWorldOf(people: readonly Someone[]) {
  const world = aWorld();
  const resting = people.findIndex((one) => one.rests);
  if (resting >= 0) world.connections.seed(aConnection({ installingUserId: `u-someone-${resting}` }));
  for (const [at, one] of people.entries()) {
    const email = emailOf(one, at);
    const { personId } = world.seedPerson(email, { kind: one.ours ? 'partner' : 'client' });
    const userId = `u-someone-${at}`;
    const { superAdmin, roleIds, primaryTeamId } = one;
    if (one.there) world.portal.byHand(email, { superAdmin, roleIds, primaryTeamId } as Partial<PortalUser>);
    // A user of the client's never has a grant that says we made it.
    const before = { existed: !one.ours };
    if (one.grant !== 'none') {
      const state = one.grant === 'standing' ? 'verified' : 'removed';
      world.grants.seed(aGrant({ personId, userId, state, before, engagementIds: ['e-1'] }));
    }
    const wanted = { permissionSetName: 'Report reader', access: { permissionSetId: 'set-reports', teamIds: [] } };
    world.remedies.seed(
      aRemedy({
        item: at,
        personId,
        userId,
        action: one.action,
        wanted: one.action === 'restore' ? wanted : undefined,
      }),
    );
  }
  const team = people.flatMap((one, at) => (one.inTeam ? [`p-someone-${at}`] : []));
  world.engagements.seed(anEngagement({ state: 'active', team }));
  return world;
}

/** What people do: the same thing however often they are asked. */
function handsOf(world: ReturnType<typeof aWorld>, people: readonly Someone[]): ByHand {
  return (remedy) => {
    const one = people[remedy.item];
    if (one === undefined || one.byHand === 'expired') return 'expired';
    const renews = remedy.reason === 'connection-rests-on-leaver';
    if (one.byHand === 'done' && renews) world.connections.seed(aConnection({ installingUserId: 'u-owner' }));
    else if (one.byHand === 'done' && remedy.action === 'remove') world.portal.removeByHand(emailOf(one, remedy.item));
    else if (one.byHand === 'done') world.portal.byHand(emailOf(one, remedy.item), { roleIds: ['set-reports'] });
    return renews ? 'connected' : 'done';
  };
}

describe('remedies of any portal, whenever the process dies', () => {
  it('come to the same end; nobody of the client’s is changed, and no API action meets a super admin', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(someone, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('before' as const, 'after' as const),
        async (people, nth, when) => {
          const undisturbed = aWorldOf(people);
          const untouched = () => [...undisturbed.portal.users.values()].filter((user) => user.email.endsWith('.org'));
          const before = structuredClone(untouched());
          // The portal of the tests throws where a super admin, or a user with several permission sets, is changed by the API.
          await carryOut(undisturbed, createSteps(undisturbed), {}, handsOf(undisturbed, people));
          const expected = finalState(undisturbed);

          const disturbed = aWorldOf(people);
          disturbed.effects.dieAt(nth, when);
          await carryOutThroughCrashes(disturbed, createSteps(disturbed), {}, handsOf(disturbed, people));

          expect(finalState(disturbed)).toEqual(expected);
          expect(untouched()).toEqual(before);
          for (const remedy of undisturbed.remedies.all()) {
            const one = people[remedy.item] as Someone;
            const user = undisturbed.portal.users.get(emailOf(one, remedy.item));
            expect(['verified', 'exception']).toContain(remedy.state);
            if (remedy.state === 'verified' && remedy.action === 'remove') expect(user).toBeUndefined();
            if (remedy.state === 'verified' && remedy.action === 'restore') {
              expect(user).toMatchObject({ superAdmin: false, roleIds: ['set-reports'] });
            }
            const [engagement] = undisturbed.engagements.all();
            if (remedy.action === 'remove') expect(engagement?.team).not.toContain(remedy.personId);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
