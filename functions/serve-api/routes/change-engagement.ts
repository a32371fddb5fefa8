import * as z from 'zod';
import { InvalidInputError, NotFoundError } from '../../../shared/errors.ts';
import type { ChangedEngagement } from '../../../shared/services/access/carry-out-change.ts';
import { defineRoute, type RouteAnswer } from '../route.ts';
import { requireFit } from '../start-terms.ts';
import { teamOf } from '../team-of.ts';
import { engagementView } from '../views/engagement-view.ts';
import { createNamePerson, type NamePerson } from '../views/named-person.ts';

const engagementId = z.string().min(1);
const addresses = z.array(z.email()).max(50).default([]);

/** Moves the end of an engagement to a later time. */
export const extendEngagement = defineRoute({
  method: 'POST',
  path: '/engagements/{engagementId}/extend',
  scope: 'operate',
  input: z.strictObject({ engagementId, endsAt: z.iso.datetime({ offset: true }) }),
  run: ({ changeEngagement, clock, people }) => {
    return async (input, caller) => {
      const endsAt = new Date(input.endsAt);
      if (endsAt <= clock.now()) {
        throw new InvalidInputError('An engagement cannot be extended to a time that has passed.', [
          { path: 'endsAt', expected: 'a time to come' },
        ]);
      }
      const { extend } = changeEngagement;
      return answerOf(
        await extend(input.engagementId, endsAt.toISOString(), requestOf(caller)),
        createNamePerson(people),
      );
    };
  },
});

/** Changes the service package of an engagement, or the version that it pins. */
export const changePackage = defineRoute({
  method: 'POST',
  path: '/engagements/{engagementId}/package',
  scope: 'operate',
  input: z.strictObject({
    engagementId,
    packageKey: z.string().min(1),
    catalogueVersion: z.int().positive().optional(),
  }),
  run: ({ changeEngagement, catalogues, clients, engagements, people }) => {
    return async (input, caller) => {
      const { packageKey } = input;
      const catalogue =
        input.catalogueVersion === undefined
          ? await catalogues.current()
          : await catalogues.version(input.catalogueVersion);
      if (catalogue === undefined) throw new NotFoundError('Catalogue', String(input.catalogueVersion ?? '(none)'));
      const sold = catalogue.packages.find((entry) => entry.key === packageKey);
      if (sold === undefined) {
        const known = catalogue.packages.map((entry) => entry.key).join(', ');
        throw new InvalidInputError('There is no such service package.', [
          { path: 'packageKey', expected: `one of ${known}` },
        ]);
      }
      const engagement = await engagements.read(input.engagementId);
      const client = engagement === undefined ? undefined : await clients.read(engagement.clientId);
      if (client !== undefined) requireFit(sold, client);
      const to = { packageKey, catalogueVersion: catalogue.version };
      return answerOf(
        await changeEngagement.changePackage(input.engagementId, to, requestOf(caller)),
        createNamePerson(people),
      );
    };
  },
});

/** Takes people into an engagement's team, and out of it. */
export const changeTeam = defineRoute({
  method: 'POST',
  path: '/engagements/{engagementId}/team',
  scope: 'operate',
  input: z.strictObject({ engagementId, add: addresses, remove: addresses }),
  run: ({ changeEngagement, settings, people }) => {
    return async ({ add, remove, ...input }, caller) => {
      if (add.length + remove.length === 0) {
        throw new InvalidInputError('Nobody is named.', [{ path: 'add', expected: 'somebody to add or to remove' }]);
      }
      const leaving = await Promise.all(remove.map((email) => people.findByEmail(email)));
      const unknown = remove.filter((_, index) => leaving[index] === undefined);
      if (unknown.length > 0) {
        throw new InvalidInputError('Nobody is known by such an address.', [
          { path: 'remove', expected: 'addresses of people of the team' },
        ]);
      }
      const team = {
        add: (await teamOf(add, people, settings.agency.domains)).map(({ personId }) => personId),
        remove: leaving.flatMap((person) => (person === undefined ? [] : [person.personId])),
      };
      return answerOf(
        await changeEngagement.changeTeam(input.engagementId, team, requestOf(caller)),
        createNamePerson(people),
      );
    };
  },
});

/** Takes an engagement's access away until it is resumed. */
export const pauseEngagement = defineRoute({
  method: 'POST',
  path: '/engagements/{engagementId}/pause',
  scope: 'operate',
  input: z.strictObject({ engagementId }),
  run:
    ({ changeEngagement, people }) =>
    async (input, caller) =>
      answerOf(await changeEngagement.pause(input.engagementId, requestOf(caller)), createNamePerson(people)),
});

/** Gives a paused engagement's access again. */
export const resumeEngagement = defineRoute({
  method: 'POST',
  path: '/engagements/{engagementId}/resume',
  scope: 'operate',
  input: z.strictObject({ engagementId }),
  run:
    ({ changeEngagement, people }) =>
    async (input, caller) =>
      answerOf(await changeEngagement.resume(input.engagementId, requestOf(caller)), createNamePerson(people)),
});

function requestOf({ personId, correlationId }: { personId: string; correlationId: string }) {
  return { by: personId, correlationId };
}

/** 202 where something was begun, 200 where it was so already. */
async function answerOf({ engagement, runId, done }: ChangedEngagement, namePerson: NamePerson): Promise<RouteAnswer> {
  return { status: done ? 200 : 202, body: { done, runId, ...(await engagementView(engagement, namePerson)) } };
}
