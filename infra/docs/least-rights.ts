import { readFileSync, writeFileSync } from 'node:fs';
import { FUNCTION_RIGHTS, type FunctionRights } from '../function-rights.ts';
import { markdownTable } from './markdown-table.ts';

/** Where the table stands: in a section of the page on security. */
export const SECURITY_PAGE = new URL('../../docs/security.md', import.meta.url);

const START = '<!-- The table is made by node infra/docs/least-rights.ts -->';
const END = '<!-- end of the table -->';

/** What each function may do, made from the rows that the stack grants from. */
export function leastRightsTable(rights: Readonly<Record<string, FunctionRights>> = FUNCTION_RIGHTS): string {
  return markdownTable([
    ['Function', 'Table', 'Executions', 'OAuth tokens', 'App secrets', 'Other', 'What for'],
    ...Object.entries(rights).map(([name, row]) => [
      `\`${name}\``,
      row.table ?? '',
      words(row.executions),
      words(row.tokens),
      words(row.secrets),
      words([
        ...(row.sends ?? []).map((queue) => `${queue} queue`),
        ...(row.evidence === undefined ? [] : [`evidence: ${row.evidence}`]),
        ...(row.sendsMail ? ['sends mail'] : []),
        ...(row.tellsChats ? ["chats' webhooks"] : []),
        ...(row.invokes ?? []).map((called) => `calls \`${called}\``),
      ]),
      row.does,
    ]),
  ]);
}

/** The page with its table made anew. @throws Error when the page has lost the place of the table */
export function securityPage(page: string = readFileSync(SECURITY_PAGE, 'utf8')): string {
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error('docs/security.md has no place for the table of rights.');
  return `${before}${START}\n\n${leastRightsTable()}\n\n${END}${after}`;
}

function words(values: readonly string[] = []): string {
  return values.join(', ');
}

if (import.meta.main) writeFileSync(SECURITY_PAGE, securityPage());
