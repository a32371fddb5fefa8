import { existsSync, readFileSync } from 'node:fs';
import { verifyPack } from '../../../shared/domain/evidence/verify-pack.ts';
import { argument, type CommandSpec } from '../command.ts';
import { UsageError } from '../errors.ts';
import { readEvidenceTable, readPackFolder } from '../evidence-folder.ts';
import { facts, spaced } from '../text/table.ts';

/** @see CommandSpec */
export const evidenceVerify: CommandSpec = {
  name: 'verify <folder>',
  summary: 'Check a pack of evidence, without any connection.',
  about: `Checks a pack in a folder, as "steward evidence fetch" leaves it: the signature of the manifest, size and SHA-256 of every file, that there is
no other file, the chain of the ledger's entries, and the sums of the certificate, recomputed from the CSV files. Needs no API. Names the first
file that does not hold; exit code 1 then. Without --key, the key in the pack itself is used: compare its fingerprint with one that you got on
another way.`,
  options: [{ flags: '--key <file>', description: 'the public key that you trust, PEM' }],
  examples: ['steward evidence verify audit', 'steward evidence verify client --key evidence-key.pem'],
  async run({ args, options, look: { style } }) {
    const folder = argument(args, 0);
    const file = options['key'];
    if (typeof file === 'string' && !existsSync(file)) throw new UsageError(`${file} is not there.`);
    const key = typeof file === 'string' ? readFileSync(file, 'utf8') : undefined;
    const verdict = verifyPack(readPackFolder(folder), { key, readTable: readEvidenceTable });
    if (!verdict.ok) {
      const text = `${style('The pack does not hold.', 'bad')}\n${verdict.file} ${verdict.why}.`;
      return { json: verdict, text, ok: false };
    }
    const { manifest, fingerprint, ownKey, entries, certified } = verdict;
    const text = spaced(
      style(`The pack holds: ${manifest.files.length} files, as they were signed.`, 'good'),
      facts(style, [
        ['Of', `${manifest.kind} ${manifest.id}, ${manifest.clientName ?? 'the whole'}`],
        ['Tells of', `everything until ${manifest.createdAt}, by version ${manifest.appVersion}`],
        ['Ledger', `${entries} entries of ${manifest.ledger.stream}, up to entry ${manifest.ledger.seq}`],
        ['Goes on from', manifest.previous?.pack ?? 'nothing: it is the first pack'],
        [
          'Certificate',
          certified
            ? 'holds, recomputed from the CSV files'
            : { text: 'says itself that a sum does not hold; the report tells which', tone: 'attention' as const },
        ],
        ['Manifest', verdict.manifestHash],
        ['Key', fingerprint],
      ]),
      ownKey
        ? style(
            'Checked with the key in the pack. Compare its fingerprint with one that you got on another way.',
            'dim',
          )
        : '',
    );
    return { json: verdict, text };
  },
};
