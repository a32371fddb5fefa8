/** What only the pages of reviews need, beside the style of all pages; free of `&`, `<` and double quotes as that is. */
export const REVIEW_STYLE = `
html { scroll-padding-top: 5.5rem; }
.tabs { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.tabs a {
  display: block; min-width: 2.75rem; min-height: 2.75rem; padding: 0.5625rem 0.875rem; border: 1px solid var(--line); border-radius: 99px; color: var(--ink);
  line-height: 1.5; text-align: center; text-decoration: none;
}
.tabs a:hover { border-color: var(--edge); }
.tabs a[aria-current] { border-color: var(--accent); background: var(--wash); color: var(--accent); font-weight: 640; }
.tabs .count { font-variant-numeric: tabular-nums; opacity: 0.86; }
.filters > * + * { margin-top: 0.875rem; }
.choose { display: grid; gap: 0.75rem; }
.choose > * + *, .choose > .field + .field, .choose > .button:not(:first-child) { margin-top: 0; }
.jumps, .bulk { border: 1px solid var(--line); border-radius: 10px; }
.jumps ul, .bulk > div { padding: 0.25rem 1rem 1rem; }
.jumps > form { padding: 0.25rem 1rem 1rem; }
.jumps li { padding-block: 0.25rem; }
.jumps a { display: inline-block; padding-block: 0.25rem; }
.bulk > div > * + * { margin-top: 0.75rem; }
.bulk .button { min-width: 0; }

.lines > * + * { margin-top: 1.25rem; }
.bar {
  position: sticky; top: 0; z-index: 1; display: flex; gap: 1rem; align-items: center; justify-content: space-between;
  margin-inline: -1.25rem; padding: 0.625rem 1.25rem; border-block: 1px solid var(--line); background: var(--sheet);
}
.bar p { font-variant-numeric: tabular-nums; }
.bar .button { width: auto; min-width: 6rem; min-height: 2.75rem; padding-block: 0.5625rem; }
.client { padding-top: 1.5rem; border-top: 1px solid var(--line); }
.client + .client { padding-top: 1.5rem; }
.client > h2 { font-size: 1.1875rem; }
.line { display: grid; gap: 1rem; padding-block: 1.25rem; border-top: 1px solid var(--line); }
.line:first-child { border-top: 0; padding-top: 0.25rem; }
.line:last-child { padding-bottom: 0; }
.who > * + * { margin-top: 0.375rem; }
.who h3 { display: flex; flex-wrap: wrap; gap: 0.25rem 0.625rem; align-items: baseline; }
.who p, .has dd { overflow-wrap: anywhere; }
.why { margin-block: 0.625rem; }
.why > li { padding-left: 0.75rem; border-left: 2px solid var(--line); }
.why > li + li { margin-top: 0.5rem; }
.has { display: grid; gap: 0.25rem; font-size: 0.9375rem; }
.has > div { display: grid; grid-template-columns: 5.25rem 1fr; gap: 0.75rem; }
.has dt { color: var(--soft); }
.flag { display: inline-block; padding: 0 0.5rem; border-radius: 99px; font-size: 0.8125rem; font-weight: 640; line-height: 1.5rem; }
.flag.critical { background: var(--stop); color: var(--sheet); }
.flag.high { background: var(--stop-wash); color: var(--stop); }
.flag.medium { background: var(--wait-wash); color: var(--wait); }
.flag.low { background: var(--wash); color: var(--accent); }

.decide { padding: 0.875rem 1rem 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--page); }
.decide legend { float: left; width: 100%; margin-bottom: 0.5rem; }
.decide legend + * { clear: both; }
.decide > * + * { margin-top: 0.5rem; }
.picks { display: grid; gap: 0.25rem; clear: both; }
.pick {
  display: flex; gap: 0.75rem; align-items: center; min-height: 2.75rem; padding: 0.375rem 0.75rem; border: 1px solid var(--line); border-radius: 8px;
  background: var(--sheet); font-weight: 400; cursor: pointer;
}
.pick:hover { border-color: var(--edge); }
.pick:has(:checked) { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); font-weight: 640; }
.pick:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: 2px; }
.pick input { flex: none; width: 1.25rem; height: 1.25rem; min-height: 0; margin: 0; accent-color: var(--accent); }
.pick input:focus-visible { outline: none; }
.why-note > * + * { margin-top: 0.25rem; }
.why-note textarea { min-height: 4rem; }
@supports selector(:has(*)) {
  .why-note { display: none; }
  .why-note.open, .decide:has(.words:checked) .why-note { display: block; }
}
.errors { list-style: disc; padding-left: 1.25rem; }
.notice details { border: 1px solid; border-radius: 8px; }
.notice summary::marker { color: inherit; }
.notice summary:hover { background: none; text-decoration: underline; }
.notice details .errors { padding: 0 1rem 0.75rem 2.25rem; }
.errors > li + li { margin-top: 0.25rem; }
.pager > * + * { margin-top: 0.5rem; }
.submit { padding-top: 1.75rem; border-top: 1px solid var(--line); }

@media (min-width: 44rem) {
  .choose { grid-template-columns: 1fr 1fr auto; align-items: end; }
  .choose .button { min-width: 6rem; }
  .bar { margin-inline: -2.5rem; padding-inline: 2.5rem; }
}
@media (min-width: 60rem) {
  .wide, .top.wide, .foot.wide { max-width: 66rem; }
  .line { grid-template-columns: 1fr 20rem; gap: 2rem; align-items: start; }
  .jumps ul { columns: 2; column-gap: 2rem; }
}
@media (forced-colors: active) { .flag, .pick, .decide { border: 1px solid; } }
`;
