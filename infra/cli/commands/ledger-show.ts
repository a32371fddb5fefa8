import { isPersonFact } from '../../../shared/domain/ledger-people.ts';
import { type LedgerEntryAnswer, ledgerAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { UsageError } from '../errors.ts';
import { section, spaced, table } from '../text/table.ts';

/** @see CommandSpec */
export const ledgerShow: CommandSpec = {
  name: 'show <client>',
  summary: 'Everything that was asked, decided and done for a client.',
  about: `Shows a client's ledger from its first entry, or your own (policy, catalogue, tokens) with "partner". Each entry is bound to the one
before by its hash; the chain is checked each time. Exit code 1 when it does not hold. Hashes and ids of mails and waits are left out here; --json has them.`,
  options: [{ flags: '--last <number>', description: 'only the last entries', parse: countOf }],
  examples: [
    'steward ledger show c-300001',
    'steward ledger show partner --last 5',
    'steward ledger show c-300001 --json > ledger.json',
  ],
  async run({ args, options, api, look: { style, when } }) {
    const { raw, data } = await api.get(`/ledger/${encodeURIComponent(argument(args, 0))}`, ledgerAnswer);
    const names = new Map(data.people.map((person) => [person.personId, person.name]));
    const last = options['last'];
    const shown = typeof last === 'number' ? data.entries.slice(-last) : data.entries;
    const rows = shown.map((entry) => [
      String(entry.seq),
      when.time(entry.at),
      entry.type.replaceAll('-', ' '),
      entry.actor === undefined ? '' : (names.get(entry.actor) ?? entry.actor),
      { text: factWords(entry, names), tone: 'dim' as const },
    ]);
    const { verified } = data;
    const verdict = verified.ok
      ? style(`The chain holds: ${data.entries.length} entries, each bound to the one before.`, 'good')
      : style(`The chain is broken at entry ${verified.seq}: from there on, entries may have been changed.`, 'bad');
    const heads = ['#', 'When', 'What', 'Who', 'Facts'];
    const text = spaced(section(style, data.stream, table(style, heads, rows, 'nothing yet')), verdict);
    return { json: raw, text, ok: verified.ok };
  },
};

function countOf(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new UsageError('It takes a whole number from 1.');
  return count;
}

/** Ids and hashes that tie records together; a reader wants the story, and --json has them all. */
const LEFT_OUT = new Set(['waitId', 'mailId', 'messageId', 'linkRef', 'planHash', 'contentHash', 'recordId', 'item']);

function factWords({ type, facts }: LedgerEntryAnswer, names: ReadonlyMap<string, string>): string {
  return Object.entries(facts)
    .filter(([key, value]) => !LEFT_OUT.has(key) && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => {
      const isPerson = isPersonFact(type, key);
      const words = [value].flat().map((one) => (isPerson ? names.get(String(one)) : undefined) ?? String(one));
      return `${key.replace(/Ids?$/, '')} ${words.join(' + ')}`;
    })
    .join(', ');
}
