import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { fingerprintOf } from './fingerprint.ts';
import { headOf, sealedPacks, verifyPart } from './ledger-part.ts';
import { KEY_FILE, MANIFEST_FILE, type Manifest, manifestSchema, SIGNATURE_FILE, sha256 } from './manifest.ts';
import { ledgerPartSchema } from './pack-schemas.ts';
import { recomputeCertificate, type TableReader } from './recompute-certificate.ts';

/** What a pack was found to be. */
export type PackVerdict =
  | {
      readonly ok: true;
      readonly manifest: Manifest;
      readonly manifestHash: string;
      /** Of the key that it was checked with. */
      readonly fingerprint: string;
      /** Checked with the key in the pack itself, so that the fingerprint is to be compared. */
      readonly ownKey: boolean;
      /** Entries of the ledger that were recomputed. */
      readonly entries: number;
      /** Whether the certificate says of itself that its sums hold; recomputed they are as it says. */
      readonly certified: boolean;
    }
  /** The first file that does not hold. */
  | { readonly ok: false; readonly file: string; readonly why: string };

/** What checking needs beside the files. */
export interface VerifyOptions {
  /** PEM of the key that the reader trusts; absent: the pack's own. */
  readonly key?: string | undefined;
  /** Reads a CSV file of a pack: its rows, by head. */
  readonly readTable: TableReader;
}

class Broken extends Error {
  override readonly name = 'Broken';
  readonly file: string;

  constructor(file: string, why: string) {
    super(why);
    this.file = file;
  }
}

/**
 * Checks a pack, offline, and names the first file that does not hold.
 * 1. The manifest is signed with the key.
 * 2. Every file that it lists is there, with its size and hash, and no other.
 * 3. The ledger's entries are each bound to the one before, up to the head that the manifest names, from the pack before.
 * 4. The certificate's figures and sums are those that its CSV files give.
 */
export function verifyPack(files: ReadonlyMap<string, Uint8Array>, options: VerifyOptions): PackVerdict {
  try {
    const { manifest, bytes } = manifestOf(files);
    const fingerprint = checkSignature(files, manifest, bytes, options.key);
    checkFiles(files, manifest);
    const entries = checkLedger(files, manifest);
    const certified = checkCertificate(files, manifest, options.readTable);
    const ownKey = options.key === undefined;
    return { ok: true, manifest, manifestHash: sha256(bytes), fingerprint, ownKey, entries, certified };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { ok: false, file: error.file, why: error.message };
  }
}

function bytesOf(files: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Broken(name, 'is missing');
  return bytes;
}

function textOf(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  return Buffer.from(bytesOf(files, name)).toString('utf8');
}

function manifestOf(files: ReadonlyMap<string, Uint8Array>): { manifest: Manifest; bytes: Uint8Array } {
  const bytes = bytesOf(files, MANIFEST_FILE);
  const parsed = manifestSchema.safeParse(jsonOf(MANIFEST_FILE, Buffer.from(bytes).toString('utf8')));
  if (!parsed.success) throw new Broken(MANIFEST_FILE, 'is no manifest of a pack');
  return { manifest: parsed.data, bytes };
}

/** @returns the fingerprint of the key that the signature was checked with */
function checkSignature(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: Manifest,
  bytes: Uint8Array,
  trusted: string | undefined,
): string {
  const own = textOf(files, KEY_FILE);
  const key = keyOf(trusted ?? own);
  if (key === undefined) throw new Broken(KEY_FILE, 'is no public key');
  const signature = textOf(files, SIGNATURE_FILE);
  const raw = Buffer.from(signature, 'base64');
  // Decoding base64 passes over what does not belong there; a signature has one form only.
  if (signature !== `${raw.toString('base64')}\n`) throw new Broken(SIGNATURE_FILE, 'is no signature in base64');
  if (isSigned(bytes, key, raw)) return fingerprintOf(key);
  const listed = manifest.files.find(({ name }) => name === KEY_FILE)?.sha256;
  const ownKey = keyOf(own);
  // The manifest names its key twice, so a key that was put in its place is told from a manifest that was changed.
  if (sha256(own) !== listed && (ownKey === undefined || fingerprintOf(ownKey) !== manifest.key.fingerprint)) {
    throw new Broken(KEY_FILE, 'is not the key that the manifest names');
  }
  // A pack that has the reader's key itself was made with it: then only the line that names it was changed.
  const hasKey = ownKey !== undefined && fingerprintOf(ownKey) === fingerprintOf(key);
  if (trusted !== undefined && !hasKey && fingerprintOf(key) !== manifest.key.fingerprint) {
    throw new Broken(SIGNATURE_FILE, 'was not made with the key that you gave');
  }
  throw new Broken(MANIFEST_FILE, `does not fit its signature (${SIGNATURE_FILE})`);
}

/** A key of another kind than evidence is signed with has signed nothing. */
function isSigned(bytes: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  if (key.asymmetricKeyType !== 'ec') return false;
  return verify('sha256', bytes, { key, dsaEncoding: 'der' }, signature);
}

function checkFiles(files: ReadonlyMap<string, Uint8Array>, manifest: Manifest): void {
  for (const { name, bytes, sha256: hash } of manifest.files) {
    const content = bytesOf(files, name);
    if (content.byteLength !== bytes) {
      throw new Broken(name, `has ${content.byteLength} bytes; the manifest says ${bytes}`);
    }
    if (sha256(content) !== hash) throw new Broken(name, 'has another SHA-256 than the manifest says');
  }
  const listed = new Set([MANIFEST_FILE, SIGNATURE_FILE, ...manifest.files.map(({ name }) => name)]);
  const stranger = [...files.keys()].sort().find((name) => !listed.has(name));
  if (stranger !== undefined) throw new Broken(stranger, 'is not in the manifest');
}

function checkLedger(files: ReadonlyMap<string, Uint8Array>, manifest: Manifest): number {
  const file = 'ledger.json';
  const parsed = ledgerPartSchema.safeParse(jsonOf(file, textOf(files, file)));
  if (!parsed.success) throw new Broken(file, 'is no part of a ledger');
  const part = parsed.data;
  const chain = verifyPart(part);
  if (!chain.ok) throw new Broken(file, `is broken at entry ${chain.seq}`);
  const head = headOf(part);
  const { stream, seq, hash } = manifest.ledger;
  if (head.stream !== stream || head.seq !== seq || head.hash !== hash) {
    throw new Broken(file, `ends at entry ${head.seq} of ${head.stream}, and not where the manifest says`);
  }
  const { previous } = manifest;
  const told = sealedPacks(part.entries).find(({ pack }) => pack === previous?.pack);
  if (previous !== undefined && told?.manifestHash !== previous.manifestHash) {
    throw new Broken(file, `does not tell of the pack before, ${previous.pack}, as the manifest does`);
  }
  return part.entries.length;
}

function checkCertificate(files: ReadonlyMap<string, Uint8Array>, manifest: Manifest, readTable: TableReader): boolean {
  const file = 'certificate.json';
  const tableOf = (name: string) => readTable(textOf(files, name));
  const result = recomputeCertificate(manifest, jsonOf(file, textOf(files, file)), tableOf);
  if (!result.ok) throw new Broken(result.file, result.why);
  return result.holds;
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Broken(file, 'is no JSON');
  }
}

function keyOf(pem: string): KeyObject | undefined {
  try {
    return createPublicKey(pem);
  } catch {
    return undefined;
  }
}
