/** The one style sheet of the sandbox: light and dark, from 375 px up. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f5f2, #16181d);
  --card: light-dark(#ffffff, #1f2229);
  --ink: light-dark(#22262e, #e8e9ec);
  --quiet: light-dark(#626873, #9ea4b0);
  --line: light-dark(#e2e0da, #333741);
  --accent: light-dark(#b8431f, #ff9a6c);
  --on-accent: light-dark(#ffffff, #2a1208);
  --good: light-dark(#17663a, #7fd6a2);
  --good-ground: light-dark(#e2f3e8, #173325);
  --open: light-dark(#8a5300, #f3c56b);
  --open-ground: light-dark(#fdf0d7, #3a2d12);
  --ended: light-dark(#5b606b, #b3b8c2);
  --ended-ground: light-dark(#ebebed, #2e323b);
  --bad: light-dark(#a3212b, #ff9aa0);
  --bad-ground: light-dark(#fbe4e5, #41191d);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header.bar { background: var(--card); border-bottom: 1px solid var(--line); }
header.bar div { max-width: 68rem; margin: auto; padding: .75rem 1rem; display: flex; gap: .75rem; align-items: baseline; flex-wrap: wrap; }
header.bar a { color: inherit; font-weight: 650; text-decoration: none; }
main { max-width: 68rem; margin: auto; padding: 1.5rem 1rem 4rem; display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
main.narrow { max-width: 36rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .6rem; letter-spacing: -.01em; text-wrap: balance; }
h2 { font-size: 1.1rem; margin: 0 0 .75rem; }
p { margin: 0 0 .75rem; }
p:last-child { margin-bottom: 0; }
.quiet { color: var(--quiet); }
.small { font-size: .875rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; }
.columns { display: grid; gap: 1.5rem; }
@media (min-width: 56rem) { .columns { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); align-items: start; } }
a { color: var(--accent); text-underline-offset: .15em; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th { text-align: left; font-size: .8125rem; font-weight: 600; color: var(--quiet); }
th, td { padding: .55rem .75rem .55rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
th { overflow-wrap: normal; }
th:last-child, td:last-child { padding-right: 0; }
tr:last-child td { border-bottom: 0; }
.pill { display: inline-block; border-radius: 99px; padding: .05rem .6rem; font-size: .8125rem; font-weight: 600; white-space: nowrap; color: var(--ended); background: var(--ended-ground); }
.pill.good { color: var(--good); background: var(--good-ground); }
.pill.open { color: var(--open); background: var(--open-ground); }
.pill.bad { color: var(--bad); background: var(--bad-ground); }
.actions { display: flex; gap: .5rem; flex-wrap: wrap; align-items: center; }
form { margin: 0; }
form.stack { display: grid; gap: .9rem; }
label { display: grid; gap: .25rem; font-size: .875rem; font-weight: 600; }
input, select { font: inherit; font-weight: 400; padding: .55rem .65rem; border: 1px solid light-dark(#8b909b, #6d7380); border-radius: 8px; background: var(--card); color: var(--ink); width: 100%; min-height: 2.75rem; }
button, .button { font: inherit; font-size: .9375rem; font-weight: 600; border-radius: 8px; padding: .5rem 1rem; min-height: 2.75rem; cursor: pointer; border: 1px solid light-dark(#8b909b, #6d7380); background: transparent; color: var(--ink); text-decoration: none; display: inline-flex; align-items: center; justify-content: center; }
button.main, .button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.slim { font-size: .875rem; font-weight: 500; padding: .3rem .75rem; min-height: 2.25rem; }
button:hover, .button:hover { filter: brightness(1.08); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .35rem 1.25rem; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
ul.plain { list-style: none; margin: 0; padding: 0; display: grid; gap: .35rem; }
code { font: .875em ui-monospace, monospace; overflow-wrap: anywhere; }
.note { border-left: 4px solid var(--open); background: var(--open-ground); padding: .75rem 1rem; border-radius: 0 8px 8px 0; }
@media (max-width: 40rem) {
  table.cards thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table.cards, table.cards tbody, table.cards tr { display: block; }
  table.cards td { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: .75rem; border: 0; padding: .2rem 0; }
  table.cards td::before { content: attr(data-label); color: var(--quiet); font-size: .8125rem; padding-top: .1rem; }
  table.cards td > * { justify-self: start; }
  table.cards td:first-child { display: block; font-weight: 650; padding-bottom: .35rem; }
  table.cards td:first-child::before { content: none; }
  table.cards td:first-child .small { font-weight: 400; }
  button.slim { min-height: 2.75rem; }
  table.cards tr { padding: .75rem 0; border-bottom: 1px solid var(--line); }
  table.cards tr:last-child { border-bottom: 0; padding-bottom: 0; }
}
`;
