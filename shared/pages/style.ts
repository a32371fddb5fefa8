import { createHash } from 'node:crypto';

/**
 * The one style sheet of all pages, inlined. It must stay free of `&`, `<` and double quotes, so that it is sent exactly as it stands here
 * (its hash is in the content security policy).
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f2f4f3; --sheet: #ffffff; --ink: #16201b; --soft: #55615a; --line: #dbe1dd; --edge: #78857d;
  --accent: #0b5a46; --on-accent: #ffffff; --wash: #eaf3ee;
  --stop: #96291c; --stop-wash: #fceeeb; --wait: #6f4a00; --wait-wash: #fbf2dd;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1210; --sheet: #151c19; --ink: #e7ede9; --soft: #a5b2ab; --line: #2b3631; --edge: #74827a;
    --accent: #86d8b8; --on-accent: #06261b; --wash: #1a2923;
    --stop: #f3a698; --stop-wash: #301d19; --wait: #e9c577; --wait-wash: #2b2416;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--sheet); color: var(--ink); overflow-wrap: break-word;
  font: 1rem/1.55 -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif;
}
h1, h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
ul, ol { list-style: none; }
p, dd, li { text-wrap: pretty; }
h1 { font-size: 1.625rem; line-height: 1.22; font-weight: 680; letter-spacing: -0.017em; text-wrap: balance; }
h2 { font-size: 1.0625rem; line-height: 1.35; font-weight: 660; letter-spacing: -0.005em; }
h3 { font-size: 1rem; line-height: 1.4; font-weight: 640; }
a { color: var(--accent); text-underline-offset: 0.16em; }
code { font: 0.875em/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.soft { color: var(--soft); }
.small { font-size: 0.875rem; line-height: 1.5; }

.top, .foot, main { max-width: 43rem; margin-inline: auto; padding-inline: 1.25rem; }
.top { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; padding-block: 1.125rem; }
.top p { font-weight: 640; letter-spacing: -0.005em; }

.brand { display: flex; align-items: center; gap: 0.625rem; }
.brand img { height: 2rem; width: auto; max-width: 10rem; object-fit: contain; }
.languages { font-size: 0.875rem; }
.foot { padding-block: 1.5rem 2.5rem; color: var(--soft); font-size: 0.875rem; line-height: 1.5; }
main { padding-block: 1.5rem 2rem; border-block: 1px solid var(--line); background: var(--sheet); }
main > * + * { margin-top: 1.75rem; }
.opening > * + * { margin-top: 0.625rem; }
section > * + *, form > * + * { margin-top: 0.875rem; }
section > .button, form > .buttons, form > .button:not(:first-child) { margin-top: 1.25rem; }
section + section { padding-top: 1.75rem; border-top: 1px solid var(--line); }
.pair { display: grid; gap: 1.5rem; }
.pair > * { margin: 0; }
section > div > * + * { margin-top: 0.625rem; }

.terms { display: grid; gap: 0.5rem; padding: 0.875rem 1rem; border-radius: 10px; background: var(--wash); }
.terms > div { display: grid; }
.terms dt { color: var(--soft); font-size: 0.875rem; }
.terms dd { font-weight: 640; font-variant-numeric: tabular-nums; }

.facts { display: grid; gap: 0.75rem; }
.facts > div { display: grid; gap: 0.0625rem; }
.facts dt { color: var(--soft); font-size: 0.875rem; }
.facts dd { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.entries > * { padding-block: 0.875rem; border-top: 1px solid var(--line); }
.entries > *:first-child { border-top: 0; padding-top: 0; }
.entries > *:last-child { padding-bottom: 0; }
.entries > * > * + * { margin-top: 0.375rem; }
.head { display: flex; flex-wrap: wrap; gap: 0.25rem 0.625rem; align-items: baseline; }
.tag { padding: 0.0625rem 0.5rem; border: 1px solid var(--edge); border-radius: 99px; color: var(--soft); font-size: 0.8125rem; }
.diff { display: grid; grid-template-columns: 5.25rem 1fr; gap: 0.25rem 0.75rem; }
.diff dt { color: var(--soft); font-size: 0.875rem; line-height: 1.7; }
.diff dd { overflow-wrap: anywhere; }
.diff .was { color: var(--soft); }

.marks > li { position: relative; padding-left: 1.625rem; }
.marks > li + li { margin-top: 0.375rem; }
.marks > li::before { position: absolute; left: 0; font-weight: 700; }
.yes > li::before { content: '\\2713' / ''; color: var(--accent); }
.no > li::before { content: '\\2715' / ''; color: var(--stop); }
.steps { counter-reset: step; }
.steps > li { position: relative; padding-left: 2.375rem; min-height: 1.625rem; counter-increment: step; }
.steps > li + li { margin-top: 0.75rem; }
.steps > li::before {
  content: counter(step); position: absolute; left: 0; top: 0.0625rem; width: 1.5rem; height: 1.5rem; border-radius: 99px;
  background: var(--wash); color: var(--accent); font-size: 0.8125rem; font-weight: 680; line-height: 1.5rem; text-align: center;
}
.history > li { display: grid; padding-left: 1rem; border-left: 2px solid var(--line); }
.history > li + li { padding-top: 0.75rem; }
.history time { color: var(--soft); font-size: 0.8125rem; font-variant-numeric: tabular-nums; }

.progress > li { position: relative; display: grid; padding: 0 0 0.875rem 2rem; }
.progress > li:last-child { padding-bottom: 0; }
.progress time { color: var(--soft); font-size: 0.875rem; font-variant-numeric: tabular-nums; }
.progress .soft { font-size: 0.875rem; }
.progress > li::before {
  content: ''; position: absolute; left: 0.125rem; top: 0.3125rem; width: 0.9375rem; height: 0.9375rem;
  border: 2px solid var(--edge); border-radius: 99px; background: var(--sheet); z-index: 1;
}
.progress > .made::before { border-color: var(--accent); background: var(--accent); }
.progress > .partly::before { border-color: var(--accent); background: linear-gradient(90deg, var(--accent) 50%, var(--sheet) 50%); }
.progress > li:not(:last-child)::after {
  content: ''; position: absolute; left: 0.5rem; top: 1.25rem; bottom: -0.3125rem; width: 2px; background: var(--line);
}
.progress > .ahead > strong { font-weight: 400; }

.notice { padding: 0.75rem 1rem; border-radius: 10px; background: var(--wash); }
.notice > * + * { margin-top: 0.25rem; }
.notice.stop { background: var(--stop-wash); color: var(--stop); }
.notice.wait { background: var(--wait-wash); color: var(--wait); }
.notice a { color: inherit; }

.talk > li { padding-left: 1rem; border-left: 2px solid var(--edge); }
.talk > li + li { margin-top: 1rem; }
.talk .said { white-space: pre-line; overflow-wrap: anywhere; }

.folds > details { border: 1px solid var(--line); border-radius: 10px; }
.folds > details + details { margin-top: 0.5rem; }
summary { padding: 0.6875rem 1rem; border-radius: 10px; font-weight: 640; cursor: pointer; }
summary::marker { color: var(--soft); }
summary:hover { background: var(--wash); }
details > form { padding: 0.375rem 1rem 1rem; }

label { display: block; font-weight: 640; }
.field + .field { margin-top: 1.25rem; }
[type=hidden] + * { margin-top: 0; }
.field > * + * { margin-top: 0.375rem; }
input, textarea, select {
  display: block; width: 100%; padding: 0.6875rem 0.8125rem; border: 1px solid var(--edge); border-radius: 8px;
  background: var(--sheet); color: var(--ink); font: inherit;
}
.error { color: var(--stop); font-weight: 640; }
select, input { min-height: 3rem; }
fieldset { margin: 0; padding: 0; border: 0; }
fieldset > * + * { margin-top: 0.5rem; }
legend { padding: 0; font-weight: 640; }
.choice { display: flex; gap: 0.75rem; align-items: center; min-height: 2.75rem; font-weight: 400; }
.choice input { flex: none; width: 1.25rem; height: 1.25rem; min-height: 0; margin: 0; accent-color: var(--accent); }
textarea { min-height: 6.5rem; resize: vertical; }
input[aria-invalid], textarea[aria-invalid], select[aria-invalid] { border-color: var(--stop); box-shadow: 0 0 0 1px var(--stop); }
input:focus-visible, textarea:focus-visible, select:focus-visible, summary:focus-visible { outline-offset: 1px; border-radius: 8px; }
.buttons { display: grid; gap: 0.75rem; }
.button {
  display: block; width: 100%; min-height: 3rem; padding: 0.6875rem 1.25rem; border: 1px solid var(--accent); border-radius: 8px;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 640; line-height: 1.5; text-align: center;
  text-decoration: none; cursor: pointer;
}
.button:hover { filter: brightness(1.12); }
.button:focus-visible { border-radius: 8px; }
.button.second { background: transparent; border-color: var(--edge); color: var(--ink); }
.button.second:hover { border-color: var(--ink); filter: none; }
.button.decline { background: transparent; border-color: var(--stop); color: var(--stop); }

.sign { display: block; width: 2.75rem; height: 2.75rem; }
.sign.good { color: var(--accent); } .sign.stop { color: var(--stop); } .sign.wait { color: var(--wait); }

@media (min-width: 44rem) {
  body { background: var(--page); }
  .top { padding-block: 2rem 0.875rem; }
  main { padding: 2.5rem; border: 1px solid var(--line); border-radius: 16px; }
  .top, .foot { padding-inline: 2.5rem; }
  h1 { font-size: 1.875rem; }
  .pair { grid-template-columns: 1fr 1fr; gap: 0 2rem; }
  .pair > div { display: grid; grid-row: span 2; grid-template-rows: subgrid; align-content: start; }
  .terms { padding: 1rem 1.25rem; }
  .terms > div, .facts > div { grid-template-columns: 8.5rem 1fr; gap: 1rem; align-items: baseline; }
  .facts > div, .diff { grid-template-columns: 9.75rem 1fr; column-gap: 1rem; }
  .buttons { grid-auto-flow: column; grid-auto-columns: max-content; }
  .button { display: inline-block; width: auto; min-width: 9rem; }
  .foot { padding-block: 1.25rem 3rem; }
}
@media (forced-colors: active) { .button, .terms, .notice { border: 1px solid; } }
@media print { body { background: none; } main { border: 0; } form, details, .button { display: none; } }
`;

/**
 * The policy of every page: nothing loads (but the agency's logo, from its one place) and nothing runs; the one style, and what else a page needs of it, is named by its hash. Chromium applies `form-action` to the
 * redirects after a POST too, so the origins that a form's answer may lead to are named here.
 */
export function contentSecurityPolicy(
  formActionOrigins: readonly string[],
  more: readonly string[] = [],
  images?: string | undefined,
): string {
  const hashes = [STYLE, ...more].map((style) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  return [
    "default-src 'none'",
    `style-src ${hashes.join(' ')}`,
    ...(images === undefined ? [] : [`img-src ${images}`]),
    `form-action ${["'self'", ...formActionOrigins].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
