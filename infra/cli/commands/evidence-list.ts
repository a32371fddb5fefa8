import { argument, type CommandSpec } from '../command.ts';
import { evidencePacksAnswer, evidenceRecordsAnswer } from '../evidence-answers.ts';
import { table } from '../text/table.ts';

/** @see CommandSpec */
export const evidenceList: CommandSpec = {
  name: 'list [record]',
  summary: 'Which audits and offboardings left evidence, or the packs of one.',
  about: `Without an argument, lists the audits and offboardings that left evidence. With the id of one, lists its packs: one for each client, and
for an audit one of the whole.`,
  examples: ['steward evidence list', 'steward evidence list q-2026-10-05'],
  async run({ args, api, look: { style } }) {
    const id = argument(args, 0);
    if (id === '') {
      const { raw, data } = await api.get('/evidence', evidenceRecordsAnswer);
      const rows = data.records.map((record) => [record]);
      return {
        json: raw,
        text: table(style, ['Record'], rows, 'No evidence yet. It is left by audits and offboardings.'),
      };
    }
    const { raw, data } = await api.get(`/evidence?${new URLSearchParams({ id })}`, evidencePacksAnswer);
    const rows = data.packs.map(({ pack, clientId, clientName }) => [
      clientName ?? 'the whole audit',
      clientId ?? '',
      pack,
    ]);
    return { json: raw, text: table(style, ['Of', 'Client', 'Pack'], rows, 'no packs') };
  },
};
