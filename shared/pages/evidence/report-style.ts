/** The style of evidence reports: one sheet for screens from 375 px, and for A4 pages. Light only: it is a document, and is printed. */
export const REPORT_STYLE = `
:root {
  --ink: #16201b; --soft: #55615a; --line: #d5dcd8; --wash: #f3f7f5; --accent: #0b5a46;
  --stop: #96291c; --stop-wash: #fceeeb; --wait: #6f4a00; --wait-wash: #fbf2dd; --good: #0b5a46; --good-wash: #eaf3ee;
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; color: var(--ink); background: #ffffff; overflow-wrap: break-word;
  font: 0.9375rem/1.5 -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
}
h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; font-weight: 680; letter-spacing: -0.018em; text-wrap: balance; }
h2 { font-size: 1.1875rem; line-height: 1.3; font-weight: 660; letter-spacing: -0.008em; }
h3 { font-size: 1rem; line-height: 1.4; font-weight: 640; }
p, dd, li { text-wrap: pretty; }
code { font: 0.8125rem/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre { margin: 0; padding: 0.75rem 1rem; border-radius: 8px; background: var(--wash); white-space: pre-wrap; }
.sheet { max-width: 62rem; margin-inline: auto; padding: 2.5rem 1.25rem 4rem; }
.kicker { color: var(--accent); font-weight: 640; }
.soft { color: var(--soft); }
.small { font-size: 0.8125rem; line-height: 1.5; }
.measure { max-width: 44rem; }
header > * + * { margin-top: 0.5rem; }
section { margin-top: 2.5rem; }
section > * + * { margin-top: 0.75rem; }
section > h2 { padding-bottom: 0.375rem; border-bottom: 2px solid var(--ink); }
ol.plain, ul.plain { padding-left: 1.25rem; }
ol.plain > li + li, ul.plain > li + li { margin-top: 0.375rem; }

.verdict { margin-top: 1.5rem; padding: 1rem 1.25rem; border-left: 4px solid var(--good); background: var(--good-wash); border-radius: 0 8px 8px 0; }
.verdict.stop { border-color: var(--stop); background: var(--stop-wash); }
.verdict.wait { border-color: var(--wait); background: var(--wait-wash); }
.verdict strong { font-size: 1.0625rem; }
.terms { display: grid; gap: 0.25rem 1.5rem; margin-top: 1.25rem; }
.terms > div { display: grid; grid-template-columns: 8.5rem 1fr; gap: 0.75rem; }
.terms dt { color: var(--soft); }
.terms dd { font-weight: 560; overflow-wrap: anywhere; }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: 0.75rem; margin: 1.25rem 0 0; padding: 0; list-style: none; }
.counts > li { padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 10px; }
.counts b { display: block; font-size: 1.5rem; line-height: 1.2; font-weight: 680; font-variant-numeric: tabular-nums; letter-spacing: -0.01em; }
.counts span { color: var(--soft); font-size: 0.8125rem; line-height: 1.35; display: block; }

table { width: 100%; border-collapse: collapse; font-size: 0.8125rem; line-height: 1.45; }
caption { text-align: left; color: var(--soft); padding-bottom: 0.375rem; }
th { text-align: left; font-weight: 640; color: var(--soft); vertical-align: bottom; }
th, td { padding: 0.4375rem 0.75rem 0.4375rem 0; }
th:last-child, td:last-child { padding-right: 0; }
td { vertical-align: top; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
thead th { border-bottom: 1px solid var(--ink); }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td p + p { margin-top: 0.25rem; }
.who { font-weight: 640; }
.tag { display: inline-block; padding: 0 0.4375rem; border-radius: 99px; background: var(--wash); color: var(--ink); font-size: 0.75rem; line-height: 1.6; font-weight: 640; white-space: nowrap; }
.tag.stop { background: var(--stop-wash); color: var(--stop); }
.tag.wait { background: var(--wait-wash); color: var(--wait); }
.tag.good { background: var(--good-wash); color: var(--good); }
.sum { display: grid; grid-template-columns: 1.5rem 1fr; gap: 0 0.5rem; padding: 0.75rem 0; border-top: 1px solid var(--line); }
.sum > b { color: var(--good); } .sum.broken > b { color: var(--stop); }
.sum p + p { margin-top: 0.25rem; }
.sum .numbers { font-weight: 640; font-variant-numeric: tabular-nums; }
footer { margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--line); color: var(--soft); font-size: 0.8125rem; }

@media (min-width: 44rem) { .terms { grid-template-columns: 1fr 1fr; } }
@media screen and (max-width: 43.99rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, tbody, tr, td { display: block; width: 100%; }
  tr { padding: 0.75rem 0; border-top: 1px solid var(--line); }
  td, td.number { display: grid; grid-template-columns: 7.5rem 1fr; gap: 0.75rem; padding: 0.1875rem 0; border: 0; text-align: left; }
  td::before { content: attr(data-label); color: var(--soft); }
}
@page {
  size: A4; margin: 17mm 15mm 19mm;
  @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages); font: 8pt sans-serif; color: #55615a; }
}
@media print {
  body { font-size: 9.5pt; }
  .sheet { max-width: none; padding: 0; }
  h1 { font-size: 20pt; } h2 { font-size: 13pt; } h3 { font-size: 10.5pt; }
  table { font-size: 8pt; }
  .terms { grid-template-columns: 1fr 1fr; }
  thead { display: table-header-group; }
  tr, .sum, .counts > li, .verdict, pre, p { break-inside: avoid; }
  h2, h3, caption, h2 + p { break-after: avoid; }
  .sum:first-child { break-before: avoid; }
  footer { display: none; }
  section.fresh { break-before: page; margin-top: 0; }
  a { color: inherit; text-decoration: none; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`;
