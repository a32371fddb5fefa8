import { type RollOutAnswer, rollOutAnswer } from '../catalogue-answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { section, spaced, table } from '../text/table.ts';

/** @see CommandSpec */
export const catalogueRollOut: CommandSpec = {
  name: 'roll-out <package>',
  summary: 'Move engagements of a package to the current catalogue.',
  about: `Moves every open engagement of the package that keeps an older version to the current one, each by an access plan of its own. Where the plan
gives more than was approved, somebody is asked first, and the team keeps what it has until then. See what it would mean with steward catalogue diff
before publishing, and with --dry-run after. A repetition finds those that were moved already. Exit code 1 when one was refused.`,
  options: [
    { flags: '--client <id>', description: 'only at this client' },
    { flags: '--dry-run', description: 'say which engagements would be moved, and change nothing' },
  ],
  examples: [
    'steward catalogue roll-out marketing-management --dry-run',
    'steward catalogue roll-out marketing-management --client c-300001',
  ],
  async run({ args, options, api, look: { style } }) {
    const dryRun = options['dryRun'] === true;
    const changed: RollOutAnswer['changed'] = [];
    const refused: RollOutAnswer['refused'] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const body = { packageKey: argument(args, 0), clientId: options['client'], after, dryRun };
      const { data }: { data: RollOutAnswer } = await api.send('POST', '/catalogue/roll-out', body, rollOutAnswer);
      changed.push(...data.changed);
      refused.push(...data.refused);
      after = data.next;
    }
    const rows = changed.map(({ clientName, engagementId, from, to, runId }) => [
      clientName,
      engagementId,
      `version ${from} -> ${to}`,
      runId ?? '',
    ]);
    const text = spaced(
      section(
        style,
        dryRun ? 'Would be moved' : 'Moved',
        table(style, ['Client', 'Engagement', 'Catalogue', 'Run'], rows, 'none: all are at the current version'),
      ),
      refused.length === 0
        ? ''
        : section(
            style,
            'Refused',
            table(
              style,
              ['Client', 'Engagement', 'Why'],
              refused.map((one) => [one.clientName, one.engagementId, one.why]),
              '',
            ),
          ),
    );
    return { json: { dryRun, changed, refused }, text, ok: refused.length === 0 };
  },
};
