import * as z from 'zod';
import { AUDIT_ID } from '../../../shared/domain/audit/audit.ts';
import { packPrefix, WHOLE_AUDIT } from '../../../shared/domain/evidence/pack-facts.ts';
import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';

/** What has left evidence, or, of one audit or offboarding, which packs there are. */
export const listEvidence = defineRoute({
  method: 'GET',
  path: '/evidence',
  scope: 'read',
  input: z.strictObject({ id: z.string().regex(AUDIT_ID, 'the id of an audit or an offboarding').optional() }),
  run: ({ evidence, clients }) => {
    return async ({ id }) => {
      if (id === undefined) return { status: 200, body: { records: await evidence.folders('') } };
      const folders = await evidence.folders(`${id}/`);
      if (folders.length === 0) throw new NotFoundError('Evidence of', id);
      const names = new Map((await clients.list()).map(({ clientId, name }) => [clientId, name]));
      const packs = folders.map((pack) => ({
        pack: packPrefix(id, pack),
        /** Null for the pack of the whole audit. */
        clientId: pack === WHOLE_AUDIT ? null : pack,
        clientName: pack === WHOLE_AUDIT ? null : (names.get(pack) ?? pack),
      }));
      return { status: 200, body: { id, packs } };
    };
  },
});
