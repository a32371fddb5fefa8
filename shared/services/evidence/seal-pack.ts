import { createPublicKey, verify } from 'node:crypto';
import { fingerprintOf } from '../../domain/evidence/fingerprint.ts';
import { headOf, type LedgerPart, partSince, sealedPacks } from '../../domain/evidence/ledger-part.ts';
import {
  fileLine,
  KEY_FILE,
  MANIFEST_FILE,
  type Manifest,
  SIGNATURE_FILE,
  sha256,
  stableJson,
} from '../../domain/evidence/manifest.ts';
import type { LedgerFact } from '../../domain/ledger.ts';
import { ConflictError } from '../../errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { EvidenceSigner, EvidenceStore } from '../../ports/evidence.ts';
import type { Ledger } from '../../ports/ledger.ts';

/** A file of a pack. */
export interface PackFile {
  readonly name: string;
  readonly content: string;
}

/** What a pack is made of. */
export interface PackPlan<Facts> {
  /** Where its files lie, with a slash at the end. */
  readonly prefix: string;
  /** The ledger's stream that it is chained to. */
  readonly stream: string;
  readonly runId: string;
  readonly correlationId: string;
  /** What stands in `evidence.json`. Asked for only where no earlier try has kept it. */
  collect(): Promise<Facts>;
  /** All other files: a pure function of the facts and the ledger's entries. */
  render(facts: Facts, ledger: LedgerPart): readonly PackFile[];
  manifest(
    facts: Facts,
  ): Pick<Manifest, 'pack' | 'kind' | 'id' | 'clientId' | 'clientName' | 'appVersion' | 'createdAt'>;
}

/** What sealing needs. */
export interface SealPackDependencies {
  readonly store: EvidenceStore;
  readonly signer: EvidenceSigner;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

/**
 * Writes, signs and locks a pack, once.
 * 1. A pack that the ledger tells of is done.
 * 2. Facts and the ledger's part are kept first: a later try works with these, whatever happened meanwhile, and so makes the same bytes.
 * 3. Each other file is written; one that is there with other content is an error that names it.
 * 4. The manifest is written and signed; a signature that is there is kept if it holds.
 * 5. The ledger of the stream tells of it, and so the next pack carries it.
 * @throws ConflictError
 */
export type SealPack = <Facts>(plan: PackPlan<Facts>) => Promise<{ readonly manifestHash: string }>;

const EVIDENCE = 'evidence.json';
const LEDGER = 'ledger.json';
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  sig: 'text/plain; charset=us-ascii',
  pem: 'application/x-pem-file',
};

/** @see SealPack */
export function createSealPack({ store, signer, ledger, clock }: SealPackDependencies): SealPack {
  return async (plan) => {
    const { prefix, stream } = plan;
    const put = (name: string, content: string) =>
      store.put(`${prefix}${name}`, content, TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
    const kept = async <T>(name: string, make: () => Promise<T>): Promise<{ value: T; content: string }> => {
      const content = (await store.read(`${prefix}${name}`)) ?? stableJson(await make());
      await put(name, content);
      // Read back in the first try too, so that every try sees keys in the same order.
      return { value: JSON.parse(content) as T, content };
    };

    // 1. Done?
    const entries = await ledger.read(stream);
    const packs = sealedPacks(entries);
    const done = packs.find(({ pack }) => pack === prefix);
    if (done !== undefined) return { manifestHash: done.manifestHash };
    // 2. What it is made of.
    const facts = await kept(EVIDENCE, plan.collect);
    const part = await kept(LEDGER, async () => partSince(stream, entries, packs.at(-1)));
    // 3. Files.
    const pem = await signer.publicKey();
    const files = [
      ...plan.render(facts.value, part.value),
      { name: EVIDENCE, content: facts.content },
      { name: LEDGER, content: part.content },
      { name: KEY_FILE, content: pem },
    ];
    for (const { name, content } of files) await put(name, content);
    // 4. Manifest.
    const head = headOf(part.value);
    const previous = packs.findLast(({ seq }) => seq === part.value.from.seq);
    const manifest = stableJson({
      format: 1,
      ...plan.manifest(facts.value),
      files: files.map(({ name, content }) => fileLine(name, content)),
      ledger: head,
      ...(previous === undefined ? {} : { previous: { pack: previous.pack, manifestHash: previous.manifestHash } }),
      key: { algorithm: 'ECDSA_P256_SHA256', fingerprint: fingerprintOf(pem) },
    } satisfies Manifest);
    await put(MANIFEST_FILE, manifest);
    await signed(prefix, manifest, pem);
    // 5. Ledger.
    const manifestHash = sha256(manifest);
    const { runId, correlationId } = plan;
    const fact: LedgerFact = {
      ...{ stream, type: 'evidence-sealed', at: clock.now().toISOString(), runId, correlationId },
      facts: { pack: prefix, manifestHash, files: files.length + 2, seq: head.seq, hash: head.hash },
    };
    // A function of a stopped execution may still be at the same pack.
    await ledger.append([fact], `evidence-sealed ${prefix}`);
    return { manifestHash };
  };

  /** A signature is never twice the same, so the first stays. */
  async function signed(prefix: string, manifest: string, pem: string): Promise<void> {
    const there = await store.read(`${prefix}${SIGNATURE_FILE}`);
    if (there === undefined) {
      const { signature } = await signer.sign(manifest);
      return store.put(`${prefix}${SIGNATURE_FILE}`, `${signature}\n`, TYPES['sig'] ?? '');
    }
    const holds = verify(
      'sha256',
      Buffer.from(manifest),
      { key: createPublicKey(pem), dsaEncoding: 'der' },
      Buffer.from(there, 'base64'),
    );
    if (!holds) throw new ConflictError(`The evidence ${prefix}${SIGNATURE_FILE} signs another content.`);
  }
}
