import { createHash } from 'node:crypto';
import * as z from 'zod';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** `manifest.json`: what is in a pack, and what it continues. Its hash stands in the ledger; it is what is signed. */
export const manifestSchema = z.strictObject({
  format: z.literal(1),
  pack: z.enum(['client', 'audit']),
  kind: z.enum(['audit', 'offboarding', 'closure']),
  id: z.string().min(1),
  /** Absent in the pack of a whole audit. */
  clientId: z.string().optional(),
  clientName: z.string().optional(),
  appVersion: z.string(),
  /** When the last thing happened that the pack tells of, UTC. */
  createdAt: z.string(),
  files: z.array(z.strictObject({ name: z.string().min(1), bytes: z.int().nonnegative(), sha256: hash })).min(1),
  /** Where the ledger's stream stood when the pack was made; `ledger.json` leads up to it. */
  ledger: z.strictObject({ stream: z.string(), seq: z.int().nonnegative(), hash }),
  /** The pack of this stream before, where there is one. */
  previous: z.strictObject({ pack: z.string(), manifestHash: hash }).optional(),
  key: z.strictObject({ algorithm: z.literal('ECDSA_P256_SHA256'), fingerprint: hash }),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** Files that the manifest cannot list: itself, and what signs it. */
export const MANIFEST_FILE = 'manifest.json';
export const SIGNATURE_FILE = 'manifest.sig';
export const KEY_FILE = 'public-key.pem';

/** SHA-256 of a file, in hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The line of a file in the manifest. Content is UTF-8. */
export function fileLine(name: string, content: string): Manifest['files'][number] {
  return { name, bytes: Buffer.byteLength(content), sha256: sha256(content) };
}

/** JSON with the keys of every object in order, indented, with a newline at the end: the same facts make the same bytes. */
export function stableJson(value: unknown): string {
  return `${JSON.stringify(value, (_key, part: unknown) => (isRecord(part) ? sorted(part) : part), 2)}\n`;
}

function isRecord(part: unknown): part is Readonly<Record<string, unknown>> {
  return typeof part === 'object' && part !== null && !Array.isArray(part);
}

function sorted(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
