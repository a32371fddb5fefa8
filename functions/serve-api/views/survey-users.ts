import type { People } from '../../../shared/ports/people.ts';
import { type LivePortal, userNameOf } from '../../../shared/services/access/live-portal.ts';

/** The agency's people among a portal's users, with what they have. Somebody whom no record knows is told by name and address all the same. */
export function surveyUsers({ partners, snapshot }: LivePortal, people: Pick<People, 'read'>) {
  const setOf = (id: string) => snapshot.permissionSets.find((set) => set.id === id)?.name ?? id;
  const teamOf = (id: string) => snapshot.teams.find((team) => team.id === id)?.name ?? id;
  return Promise.all(
    partners.map(async ({ user, personId }) => {
      const person = await people.read(personId);
      return {
        person: { personId, name: person?.name ?? userNameOf(user), email: person?.email ?? user.email },
        known: person !== undefined,
        superAdmin: user.superAdmin,
        permissionSets: user.roleIds.map(setOf),
        teams: [...(user.primaryTeamId === undefined ? [] : [user.primaryTeamId]), ...user.secondaryTeamIds].map(
          teamOf,
        ),
        seats: user.seats ?? null,
      };
    }),
  );
}
