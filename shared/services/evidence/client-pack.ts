import { certify } from '../../domain/evidence/certificate.ts';
import type { LedgerPart } from '../../domain/evidence/ledger-part.ts';
import { type Manifest, stableJson } from '../../domain/evidence/manifest.ts';
import { type PackFacts, periodOf } from '../../domain/evidence/pack-facts.ts';
import { addFigures, NO_FIGURES } from '../../domain/evidence/portal-figures.ts';
import {
  decisionsTable,
  figuresByPortal,
  findingsTable,
  portalRow,
  portalsTable,
  remediesTable,
} from '../../domain/evidence/tables.ts';
import { renderClientReport } from '../../pages/evidence/client-report.tsx';
import { evidenceCsv } from './evidence-csv.ts';
import type { PackFile } from './seal-pack.ts';

/** The certificate of a client's pack. */
export function certificateOf(facts: Pick<PackFacts, 'subject' | 'portals' | 'lines' | 'remedies'>) {
  const sum = figuresByPortal(facts).reduce((total, { figures }) => addFigures(total, figures), NO_FIGURES);
  return certify(facts.subject.kind, sum);
}

/** The files of a client's pack beside its facts and its part of the ledger. */
export function clientPackFiles(facts: PackFacts, ledger: LedgerPart): PackFile[] {
  const certificate = certificateOf(facts);
  const portals = figuresByPortal(facts).map(({ portalId, portal, figures }) =>
    portalRow(facts.client, portalId, portal, figures),
  );
  return [
    { name: 'report.html', content: renderClientReport({ facts, certificate, ledger }) },
    { name: 'portals.csv', content: evidenceCsv(portalsTable(portals)) },
    { name: 'findings.csv', content: evidenceCsv(findingsTable(facts)) },
    { name: 'decisions.csv', content: evidenceCsv(decisionsTable(facts)) },
    { name: 'remedies.csv', content: evidenceCsv(remediesTable(facts)) },
    { name: 'certificate.json', content: stableJson(certificate) },
  ];
}

/** What the manifest of a client's pack says of it. */
export function clientManifest(
  facts: PackFacts,
): Pick<Manifest, 'pack' | 'kind' | 'id' | 'clientId' | 'clientName' | 'appVersion' | 'createdAt'> {
  const { subject, client, appVersion } = facts;
  return {
    ...{ pack: 'client', kind: subject.kind, id: subject.id, clientId: client.clientId, clientName: client.name },
    ...{ appVersion, createdAt: periodOf(facts).to },
  };
}
