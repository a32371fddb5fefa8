import { readEvidenceTable } from '../../infra/cli/evidence-folder.ts';
import { packPrefix } from '../../shared/domain/evidence/pack-facts.ts';
import { type PackVerdict, verifyPack } from '../../shared/domain/evidence/verify-pack.ts';
import type { AuditWorldBook } from './audit-world-book.ts';

/** Names of the packs that an audit has left: ids of clients, and `audit` for its own. */
export async function packsOf({ evidence }: AuditWorldBook, auditId: string): Promise<string[]> {
  const names = (await evidence.list(`${auditId}/`)).map((key) => key.split('/')[1] ?? '');
  return [...new Set(names)].toSorted();
}

/** Checks one pack of an audit as `steward evidence verify` does. */
export async function verifiedPack({ evidence }: AuditWorldBook, auditId: string, name: string): Promise<PackVerdict> {
  const prefix = packPrefix(auditId, name);
  const keys = await evidence.list(prefix);
  const contents = await Promise.all(keys.map((key) => evidence.read(key)));
  const files = keys.map((key, index) => [key.slice(prefix.length), Buffer.from(contents[index] ?? '')] as const);
  return verifyPack(new Map(files), { readTable: readEvidenceTable });
}
