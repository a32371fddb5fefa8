import { writeFileSync } from 'node:fs';
import { type AdoptionClientAnswer, type AdoptionRowAnswer, adoptableAnswer } from '../adoption-answers.ts';
import { adoptionCsv } from '../adoption-file.ts';
import type { CommandSpec } from '../command.ts';
import { indented, section, spaced, table } from '../text/table.ts';

/** @see CommandSpec */
export const adoptList: CommandSpec = {
  name: 'list',
  summary: 'List access of your people that was there before the product, with what is proposed for it.',
  about: `Reads the portal of each connected client, and lists your people who have access there that no engagement knows: what they have, and the service
package that gives exactly that. Where none does, or the access is elevated, the row says why and is left until you decide. --to writes the list as a CSV
file: go through it, set the column decision to take or leave, change package or end where you want, and give it to steward adopt take. Clients that
are not connected are listed with the command that asks for it. It changes nothing and mails nobody.`,
  options: [{ flags: '--to <file>', description: 'write the list to this CSV file' }],
  examples: ['steward adopt list', 'steward adopt list --to adopt.csv'],
  async run({ api, options, look: { style } }) {
    const rows: AdoptionRowAnswer[] = [];
    const clients: AdoptionClientAnswer[] = [];
    for (let after: string | null = ''; after !== null; ) {
      const path: string = after === '' ? '/adoption' : `/adoption?after=${encodeURIComponent(after)}`;
      const { data } = await api.get(path, adoptableAnswer);
      rows.push(...data.rows);
      clients.push(...data.clients);
      after = data.next;
    }
    const to = options['to'];
    if (typeof to === 'string') writeFileSync(to, adoptionCsv(rows));
    const cells = rows.map((row) => [
      row.clientName,
      row.name,
      row.superAdmin ? 'super admin' : row.permissionSets.join(', ') || 'none',
      row.packageKey,
      row.decision === 'take' ? ({ text: 'take', tone: 'good' } as const) : 'leave',
      row.reason,
    ]);
    const notRead = (state: AdoptionClientAnswer['state'], title: string, command: string) => {
      const some = clients.filter((client) => client.state === state);
      const lines = some.map(({ clientId, name }) => `${name}\n${indented(`${command} ${clientId}`)}`);
      return some.length === 0 ? '' : section(style, title, lines.join('\n'));
    };
    const text = spaced(
      table(
        style,
        ['Client', 'Who', 'Permission set', 'Package', 'Proposed', 'Why'],
        cells,
        'Nobody of yours has access that no engagement knows.',
      ),
      notRead('not-connected', 'Not read: the portal has to be connected first', 'steward client connect'),
      notRead('cannot-read', 'Could not be read now: look why, and list again', 'steward preflight'),
      typeof to === 'string'
        ? `Written to ${to}. Go through the column decision, then:\n${indented(`steward adopt take ${to} --dry-run`)}`
        : '',
    );
    return { json: { rows, clients }, text };
  },
};
