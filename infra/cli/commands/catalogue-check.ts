import { catalogueSchema } from '../../../shared/domain/service-package.ts';
import { readJsonFile } from '../../config.ts';
import { argument, type CommandSpec } from '../command.ts';
import { spaced, table } from '../text/table.ts';

/** @see CommandSpec */
export const catalogueCheck: CommandSpec = {
  name: 'check <file>',
  summary: 'Check a catalogue file without publishing it.',
  about:
    'Checks the file against the schema of the catalogue, and shows the packages that it has. Needs no API. An error names the file, the place in it, and what was expected there.',
  examples: ['steward catalogue check infra/settings/catalogue.json'],
  async run({ args, look: { style } }) {
    const file = argument(args, 0);
    const { packages } = readJsonFile(file, catalogueSchema);
    const rows = packages.map((entry) => [
      entry.key,
      entry.name,
      entry.risk,
      entry.permissionSet,
      `${entry.durationDays} days`,
    ]);
    const heads = ['Package', 'Name', 'Risk', 'Permission set', 'Length'];
    const text = spaced(style(`${file} fits.`, 'good'), table(style, heads, rows, ''));
    return { json: { ok: true, packages: packages.map((entry) => entry.key) }, text };
  },
};
