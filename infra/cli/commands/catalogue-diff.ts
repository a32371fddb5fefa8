import { catalogueSchema } from '../../../shared/domain/service-package.ts';
import { readJsonFile } from '../../config.ts';
import { type CatalogueDiffAnswer, catalogueDiffAnswer } from '../catalogue-answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { namingFile } from '../errors.ts';
import { accessWords } from '../text/plan-text.ts';
import { personWords } from '../text/rows.ts';
import type { Style } from '../text/style.ts';
import { type Cell, indented, section, spaced, table } from '../text/table.ts';

/** @see CommandSpec */
export const catalogueDiff: CommandSpec = {
  name: 'diff <file>',
  summary: 'What a catalogue file would change, and what that means for access that stands.',
  about: `Compares the file with the current catalogue, package by package and field by field, and shows what its roll-out would do to every grant that
stands. It changes nothing. Publishing ends and gives nothing either: each engagement keeps the version that it was started with, until
steward catalogue roll-out moves it, by a plan of its own and with approval.`,
  examples: ['steward catalogue diff catalogue.json', 'steward catalogue diff catalogue.json --json'],
  async run({ args, api, look: { style } }) {
    const file = argument(args, 0);
    const catalogue = readJsonFile(file, catalogueSchema);
    const { raw, data } = await namingFile(file, api.send('POST', '/catalogues/diff', catalogue, catalogueDiffAnswer));
    const against = data.currentVersion === null ? 'nothing was published' : `version ${data.currentVersion}`;
    const text = spaced(
      style(`${file} against the current catalogue (${against})`, 'strong'),
      section(style, 'Packages', packagesText(data, style)),
      section(style, 'Access that stands', grantsText(data, style)),
      style(
        'Nothing was changed. Publishing changes no access: each engagement keeps its version until it is rolled out.',
        'dim',
      ),
    );
    return { json: raw, text };
  },
};

const KIND_TONE = { added: 'good', changed: 'attention', removed: 'bad' } as const;

function packagesText({ packages }: CatalogueDiffAnswer, style: Style): string {
  if (packages.length === 0) return style('no difference', 'dim');
  return packages
    .map(({ packageKey, kind, fields }) => {
      const head = `${packageKey}   ${style(kind, KIND_TONE[kind])}`;
      const rows = fields.map(({ field, before, after }) => [field, before ?? 'not there', '->', after ?? 'not there']);
      return fields.length === 0 ? head : `${head}\n${indented(table(style, ['Field', 'Now', '', 'Then'], rows, ''))}`;
    })
    .join('\n');
}

function grantsText({ grants }: CatalogueDiffAnswer, style: Style): string {
  const rows = grants.map(({ clientName, person, packageKey, pinnedTo, effect, before, after }): Cell[] => [
    clientName,
    personWords(person),
    packageKey,
    effect === 'changes'
      ? { text: `${accessWords(before)} -> ${accessWords(after)}`, tone: 'attention' }
      : accessWords(before),
    effect === 'package-removed'
      ? `ends nothing: pinned to version ${pinnedTo}, and not sold any more`
      : effect === 'same'
        ? `no change: pinned to version ${pinnedTo}`
        : `pinned to version ${pinnedTo} until it is rolled out`,
  ]);
  return table(style, ['Client', 'Who', 'Package', 'Access', 'Effect'], rows, 'none');
}
