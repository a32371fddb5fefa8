import { auditIn, fetchPack, verify } from '../audits.ts';
import type { DemoContext, DemoStep } from '../context.ts';
import { expect } from '../journey.ts';
import { ORCHARD_CLIENT } from '../orchard.ts';

/** The sums of the whole audit hold, and it has not ended green: one portal could not be verified. */
export const populationCertified: DemoStep = {
  name: 'population-certified',
  async run(context) {
    const { end } = await auditIn(context, 'closed');
    expect(end === 'not-verified', `the audit ended as ${end}`);
    for (const pack of ['audit', ORCHARD_CLIENT.clientId]) {
      const verdict = verify(await fetchPack(context, pack));
      expect(verdict.ok && verdict.certified, `the certificate of ${pack} does not hold`);
    }
  },
};

/** The client's pack verifies offline: signature, every file, the chain to its ledger, and the sums. */
export const evidenceVerified: DemoStep = {
  name: 'evidence-verified',
  async run(context) {
    const files = await pack(context);
    const verdict = verify(files);
    expect(verdict.ok, verdict.ok ? '' : `${verdict.file}: ${verdict.why}`);
    expect(files.has('report.html') && verdict.entries > 0, 'the pack has no report, or no ledger');
  },
};

/** One byte of one file is changed, and that file is named. */
export const tamperedEvidenceDetected: DemoStep = {
  name: 'tampered-evidence-detected',
  async run(context) {
    for (const name of ['decisions.csv', 'report.html', 'certificate.json']) {
      const files = await pack(context);
      const bytes = files.get(name);
      expect(bytes !== undefined, `the pack has no ${name}`);
      const changed = Uint8Array.from(bytes);
      changed[Math.floor(changed.length / 2)] = (changed[Math.floor(changed.length / 2)] ?? 0) ^ 1;
      const verdict = verify(new Map([...files, [name, changed]]));
      expect(!verdict.ok && verdict.file === name, `the changed ${name} was not named`);
    }
  },
};

function pack(context: DemoContext): Promise<Map<string, Uint8Array>> {
  return fetchPack(context, ORCHARD_CLIENT.clientId);
}
