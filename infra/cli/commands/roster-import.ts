import { readFileSync } from 'node:fs';
import { DIRECTORY_FORMATS } from '../../../shared/domain/roster/directory.ts';
import { argument, type CommandSpec } from '../command.ts';
import { namingFile, UsageError } from '../errors.ts';
import { rosterImportAnswer } from '../roster-answers.ts';
import { importText } from '../text/roster-text.ts';

/** @see CommandSpec */
export const rosterImport: CommandSpec = {
  name: 'import <file>',
  summary: 'Import a directory: who works for you, and who has left.',
  about: `Imports a CSV file in UTF-8, of at most 5 MB and 20,000 people, as the second source of the roster, beside the users of your own portal: the
export "Download users" of Google Workspace (with all columns) or of Microsoft Entra ID, or a file with the columns email, name, state (active or left), and
department, manager (an address), contractor (yes or no), startDate, endDate (as 2026-12-31), which may be missing. It replaces the import before as a whole: who is missing in it
has left. One line that does not fit refuses the file. More than a quarter of the people leaving at once is refused, unless you allow it.`,
  options: [
    {
      flags: '--format <format>',
      description: `${DIRECTORY_FORMATS.join(', ')} (else told by the columns)`,
      parse: formatOf,
    },
    { flags: '--allow-mass-leave', description: 'the file is whole, and so many have left' },
    { flags: '--dry-run', description: 'say what would change, and write nothing' },
  ],
  examples: ['steward roster import users.csv --dry-run', 'steward roster import exportUsers.csv --format entra'],
  async run({ args, options, api, look }) {
    const file = argument(args, 0);
    const body = {
      content: contentOf(file),
      format: options['format'],
      allowMassLeave: options['allowMassLeave'] === true,
      dryRun: options['dryRun'] === true,
    };
    const { raw, data } = await namingFile(file, api.send('POST', '/roster/imports', body, rosterImportAnswer));
    return { json: raw, text: importText(data, look) };
  },
};

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(`${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

function formatOf(text: string): string {
  if (DIRECTORY_FORMATS.some((format) => format === text)) return text;
  throw new UsageError(`It is one of ${DIRECTORY_FORMATS.join(', ')}.`);
}
