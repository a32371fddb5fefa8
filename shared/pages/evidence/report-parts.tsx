import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { type Certificate, sumInNumbers } from '../../domain/evidence/certificate.ts';
import { CONTROL_POINTS } from '../../domain/evidence/controls.ts';
import { REPORT_STYLE } from './report-style.ts';

/** A report as one self-contained document: nothing is loaded, so it shows the same in ten years. */
export function renderReport(props: {
  readonly title: string;
  /** Stands at the foot of each printed page. */
  readonly about: string;
  readonly children: ComponentChildren;
}): string {
  return `<!doctype html>${render(<Report {...props} />)}\n`;
}

function Report({ title, about, children }: Parameters<typeof renderReport>[0]) {
  // A style cannot take part of its text from the document, so the foot of the pages is added to it, without what would end a string.
  const foot = about.replaceAll(/[^\p{L}\p{N} .,:()·-]/gu, ' ');
  const pages = `@page { @bottom-left { content: '${foot}'; font: 8pt sans-serif; color: #55615a; } }`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <style>{`${REPORT_STYLE}${pages}`}</style>
      </head>
      <body>
        <div class="sheet">
          {children}
          <footer>{about}</footer>
        </div>
      </body>
    </html>
  );
}

/** A column of a table. */
export interface Column {
  readonly head: string;
  readonly number?: boolean | undefined;
  /** Share of the table's width on paper, for example `18%`. */
  readonly width?: string | undefined;
}

/** A table whose heads repeat on each printed page, and whose rows are cards on a phone; `whenEmpty` where there is no row. */
export function DataTable(props: {
  readonly caption?: string | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  readonly whenEmpty: string;
}) {
  const { caption, columns, rows, whenEmpty } = props;
  if (rows.length === 0) return <p class="soft">{whenEmpty}</p>;
  return (
    <table>
      {caption === undefined ? null : <caption>{caption}</caption>}
      <colgroup>
        {columns.map(({ head, width }) => (
          <col key={head} {...(width === undefined ? {} : { style: `width:${width}` })} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ head, number }) => (
            <th key={head} scope="col" {...(number ? { class: 'number' } : {})}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {columns.map(({ head, number }, column) => (
              <td key={head} data-label={head} {...(number ? { class: 'number' } : {})}>
                <div>{row[column]}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Labels and values. */
export function Terms({ rows }: { readonly rows: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="terms">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Figures that are read first. */
export function Counts({ counts }: { readonly counts: readonly (readonly [number | string, string])[] }) {
  return (
    <ul class="counts">
      {counts.map(([count, label]) => (
        <li key={label}>
          <b>{count}</b>
          <span>{label}</span>
        </li>
      ))}
    </ul>
  );
}

/** The population certificate: each sum with its numbers, and how to recompute it. */
export function CertificateSection({ certificate }: { readonly certificate: Certificate }) {
  const { sums, figures, holds } = certificate;
  return (
    <section>
      <h2>Population certificate</h2>
      <p class="measure">
        {holds
          ? 'Nobody was lost between what was read, what was decided, and what was carried out: each sum below was checked, and holds.'
          : 'At least one of the sums below does not hold. Until that is explained, this is no complete account.'}
      </p>
      {figures.portalsCannotVerify > 0 && (
        <p class="measure">
          That is so for what could be read. Not in it: {figures.portalsCannotVerify}{' '}
          {figures.portalsCannotVerify === 1 ? 'portal' : 'portals'} that could not be verified, with{' '}
          {figures.lastKnownUnknown === 0 ? figures.lastKnownUsers : 'an unknown number of'} users by the audit before.
        </p>
      )}
      <div>
        {sums.map((sum) => (
          <div key={sum.name} class={sum.holds ? 'sum' : 'sum broken'}>
            <b>{sum.holds ? '✓' : '✕'}</b>
            <div>
              <p>
                <span class="numbers">{sumInNumbers(sum, figures)}</span> · {sum.says}
              </p>
              <p class="soft small">Recompute: {sum.recompute}</p>
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

/** Which file answers which point of the standards that auditors ask about. */
export function ControlsSection() {
  return (
    <section>
      <h2>What an auditor finds where</h2>
      <DataTable
        columns={[{ head: 'Point', width: '18%' }, { head: 'Asks', width: '34%' }, { head: 'Answered by' }]}
        rows={CONTROL_POINTS.map(({ standard, point, asks, answer }) => [
          <>
            <p class="who">{point}</p>
            <p class="soft">{standard}</p>
          </>,
          asks,
          answer,
        ])}
        whenEmpty=""
      />
    </section>
  );
}

/** How anybody checks the pack, with our tool or without. */
export function VerifySection({ prefix }: { readonly prefix: string }) {
  return (
    <section>
      <h2>How to check this pack</h2>
      <p class="measure">
        This report is one file of a pack. The pack’s manifest lists the SHA-256 of every file and is signed; the hash
        of the manifest stands in the ledger, and the next pack carries it on. Checking needs no connection to anybody:
      </p>
      <pre>
        <code>{`steward evidence verify ${prefix.replaceAll('/', '-').replace(/-$/, '')}`}</code>
      </pre>
      <p class="measure">Or with tools that every computer has, in the folder of the pack:</p>
      <pre>
        <code>{`base64 -d manifest.sig > ../manifest.der
openssl dgst -sha256 -verify public-key.pem -signature ../manifest.der manifest.json
sha256sum *   # compare with the files in manifest.json`}</code>
      </pre>
      <p class="soft small measure">
        Ask for the fingerprint of the public key on another way than this pack came, and compare it with the one in
        manifest.json.
      </p>
    </section>
  );
}
