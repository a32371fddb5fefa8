import * as z from 'zod';
import { AUDIT_ID } from '../../../shared/domain/audit/audit.ts';
import { MANIFEST_FILE, SIGNATURE_FILE } from '../../../shared/domain/evidence/manifest.ts';
import { packPrefix } from '../../../shared/domain/evidence/pack-facts.ts';
import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute } from '../route.ts';

/** How long the addresses hold. */
const SECONDS = 300;

/** The files of one pack, each with an address of its own under which it can be fetched for five minutes. */
export const fetchEvidence = defineRoute({
  method: 'GET',
  path: '/evidence/{id}/{pack}',
  scope: 'read',
  // Addresses open the files to whoever has them.
  secret: true,
  input: z.strictObject({
    id: z.string().regex(AUDIT_ID, 'the id of an audit or an offboarding'),
    pack: z.string().regex(/^[\w-]+$/, 'the id of a client, or "audit" for the pack of the whole audit'),
  }),
  run: ({ evidence, clock }) => {
    return async ({ id, pack }) => {
      const prefix = packPrefix(id, pack);
      const keys = await evidence.list(prefix);
      const names = new Set(keys.map((key) => key.slice(prefix.length)));
      // A pack without its signature is still being written.
      if (!names.has(MANIFEST_FILE) || !names.has(SIGNATURE_FILE)) throw new NotFoundError('Evidence pack', prefix);
      const files = await Promise.all(
        [...names].map(async (name) => ({ name, url: await evidence.addressOf(`${prefix}${name}`, SECONDS) })),
      );
      const expiresAt = new Date(clock.now().getTime() + SECONDS * 1000).toISOString();
      return { status: 200, body: { pack: prefix, expiresAt, files } };
    };
  },
});
