import { createEvidenceSigner } from '../adapters/kms/evidence-signer.ts';
import { createEvidenceStore } from '../adapters/s3/evidence-store.ts';
import { systemClock } from '../adapters/system/clock.ts';
import type { Environment } from '../env.ts';
import { createSealPack } from '../services/evidence/seal-pack.ts';
import * as records from './record-parts.ts';

/** Evidence with the real bucket and key behind it; as in `record-parts.ts`. */

export const evidenceStore = (env: Environment) => createEvidenceStore(env.variable('EVIDENCE_BUCKET'));
export const sealPack = (env: Environment) =>
  createSealPack({
    store: evidenceStore(env),
    signer: createEvidenceSigner(env.variable('EVIDENCE_KEY_ID')),
    ledger: records.ledger(env),
    clock: systemClock,
  });
