/** A place for evidence: written once, locked, never changed. */
export interface EvidenceStore {
  /** Writes a file; one that is there already with the same content is fine. @throws ConflictError when it is there with another content */
  put(key: string, body: string, contentType: string): Promise<void>;
  read(key: string): Promise<string | undefined>;
  /** Keys below a prefix. */
  list(prefix: string): Promise<string[]>;
  /** Names of the folders directly below a prefix, which ends with a slash or is empty. */
  folders(prefix: string): Promise<string[]>;
  /** An address under which a file can be fetched for some seconds. */
  addressOf(key: string, seconds: number): Promise<string>;
}

/** Signs evidence with a key that never leaves its keeper (ECDSA over P-256 with SHA-256). */
export interface EvidenceSigner {
  /** @returns the signature, base64 of the DER form. */
  sign(text: string): Promise<{ readonly keyId: string; readonly signature: string }>;
  /** PEM (SPKI). */
  publicKey(): Promise<string>;
}
