/** The inbox's style sheet: one column on a phone, list beside mail from 900 px; follows the reader's light or dark setting. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c2430, #e7ebf0); --soft: light-dark(#5b6675, #9aa6b5); --line: light-dark(#dfe4ea, #2c3643);
  --page: light-dark(#f5f7f9, #10151b); --card: light-dark(#fff, #171e26); --accent: light-dark(#0b5c7a, #7cc4e0); --chosen: light-dark(#e5f1f5, #1d2e38); }
* { box-sizing: border-box; }
html, body { height: 100%; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; display: flex; flex-direction: column; }
a { color: var(--accent); }
header { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding: 12px 16px; background: var(--card); border-bottom: 1px solid var(--line); }
header h1 { font-size: 17px; margin: 0; } header h1 a { color: inherit; text-decoration: none; }
header p { margin: 0; color: var(--soft); font-size: 13px; }
header form { margin-left: auto; display: flex; gap: 8px; min-width: 0; flex: 0 1 340px; }
input, button { font: inherit; color: inherit; border: 1px solid var(--line); border-radius: 8px; padding: 6px 10px; background: var(--page); min-width: 0; min-height: 40px; }
input { flex: 1; } button { cursor: pointer; background: var(--card); }
main { flex: 1; min-height: 0; display: flex; }
nav { flex: 1; overflow: auto; background: var(--card); }
ol { list-style: none; margin: 0; padding: 0; }
ol a { display: block; padding: 12px 16px; border-bottom: 1px solid var(--line); text-decoration: none; color: inherit; }
ol a:hover, ol a[aria-current] { background: var(--chosen); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px; }
.top { display: flex; justify-content: space-between; gap: 12px; color: var(--soft); font-size: 13px; }
.top span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .top time { flex: none; }
.subject { font-weight: 600; overflow-wrap: anywhere; } .start { color: var(--soft); font-size: 13px; display: -webkit-box; -webkit-line-clamp: 1; -webkit-box-orient: vertical; overflow: hidden; }
.empty { padding: 48px 24px; text-align: center; color: var(--soft); }
article { flex: 2.2; min-width: 0; display: none; flex-direction: column; }
.mail nav { display: none; } .mail article { display: flex; }
article > div { padding: 16px; border-bottom: 1px solid var(--line); }
article h2 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; overflow-wrap: anywhere; }
dl { margin: 0 0 12px; display: grid; grid-template-columns: auto 1fr; gap: 2px 12px; font-size: 14px; } dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
.views { display: flex; gap: 8px; } .views a { padding: 5px 14px; border: 1px solid var(--line); border-radius: 999px; text-decoration: none; font-size: 14px; }
.views a[aria-current] { background: var(--chosen); border-color: var(--accent); }
iframe { flex: 1; min-height: 420px; width: 100%; border: 0; background: #fff; }
pre { flex: 1; margin: 0; padding: 16px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.6 ui-monospace, monospace; background: var(--card); }
.back { display: inline-block; margin-bottom: 8px; }
@media (max-width: 600px) { header form { flex-basis: 100%; } }
@media (min-width: 900px) { nav, .mail nav { display: block; max-width: 420px; border-right: 1px solid var(--line); } article { display: flex; } .back { display: none; } }
`;
