/** Colours of mails; the same as those of the pages. */
export const COLOUR = {
  ground: '#f2f4f3',
  sheet: '#ffffff',
  ink: '#16201b',
  soft: '#55615a',
  line: '#dbe1dd',
  accent: '#0b5a46',
  onAccent: '#ffffff',
  wash: '#eaf3ee',
  stop: '#96291c',
} as const;

/** Without double quotes: it stands in style attributes. */
export const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

/**
 * What inline styles cannot say: narrow screens, and dark mode where a mail program has it (`data-ogsc` is Outlook's). Free of `&`, `<` and
 * double quotes, so that it is sent as it stands.
 */
export const DARK_STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { text-underline-offset: 2px; }
@media (max-width: 480px) {
  .side { padding-left: 20px !important; padding-right: 20px !important; }
  .gap { padding: 16px 0 32px !important; }
  .sheet { border-left: 0 !important; border-right: 0 !important; border-radius: 0 !important; }
  .wide { width: 100% !important; }
  .label { width: 92px !important; }
}
@media (prefers-color-scheme: dark) {
  .ground { background: #0d1210 !important; }
  .sheet { background: #151c19 !important; border-color: #2b3631 !important; }
  .wash { background: #1a2923 !important; }
  .line { border-color: #2b3631 !important; }
  .ink { color: #e7ede9 !important; }
  .soft { color: #a5b2ab !important; }
  .accent { color: #86d8b8 !important; }
  .stop { color: #f3a698 !important; }
  .press { background: #86d8b8 !important; }
  .press a { color: #06261b !important; }
}
[data-ogsc] .ink { color: #e7ede9 !important; }
[data-ogsc] .soft { color: #a5b2ab !important; }
[data-ogsc] .accent { color: #86d8b8 !important; }
`;
