import { catalogueAnswer } from '../catalogue-answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { spaced, table } from '../text/table.ts';

/** @see CommandSpec */
export const catalogueShow: CommandSpec = {
  name: 'show [version]',
  summary: 'The service packages of the current catalogue, or of one version.',
  about:
    'Shows the packages that are sold now, or those of an earlier version, which some engagements may keep. --json prints them whole.',
  examples: ['steward catalogue show', 'steward catalogue show 3 --json'],
  async run({ args, api, look: { style, when } }) {
    const version = argument(args, 0);
    const path = version === '' ? '/catalogue' : `/catalogues/${encodeURIComponent(version)}`;
    const { raw, data } = await api.get(path, catalogueAnswer);
    const rows = data.packages.map((entry) => [
      entry.key,
      entry.name,
      entry.risk,
      entry.superAdmin === true ? 'super admin' : entry.permissionSet,
      entry.teams.join(', '),
      `${entry.durationDays} days`,
    ]);
    const heads = ['Package', 'Name', 'Risk', 'Permission set', 'Teams', 'Length'];
    const head = `${style(`Catalogue version ${data.version}`, 'strong')}${style(`   published ${when.time(data.publishedAt)}`, 'dim')}`;
    return { json: raw, text: spaced(head, table(style, heads, rows, '')) };
  },
};
