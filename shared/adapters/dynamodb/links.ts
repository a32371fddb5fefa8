import * as z from 'zod';
import { LINK_PURPOSES, type Link } from '../../domain/link.ts';
import type { Links } from '../../ports/mailing.ts';
import type { Table } from './table.ts';

const linkSchema = z.object({
  hash: z.string(),
  purpose: z.enum(LINK_PURPOSES),
  waitId: z.string().optional(),
  clientId: z.string().optional(),
  offboardingId: z.string().optional(),
  engagementId: z.string().optional(),
  endsAt: z.string().optional(),
  personId: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
});

/** Links in the table, by the hash of their token. */
export function createLinks(table: Table): Links {
  return {
    async create(link: Link) {
      await table.commit([table.create({ ...link, pk: `LINK#${link.hash}`, sk: 'LINK', entity: 'link' })]);
    },
    async find(hash) {
      const item = await table.get(`LINK#${hash}`, 'LINK');
      return item === undefined ? undefined : linkSchema.parse(item);
    },
  };
}
