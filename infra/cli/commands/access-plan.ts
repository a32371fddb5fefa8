import { accessPlanAnswer } from '../access-answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { planLines } from '../text/plan-text.ts';
import { indented, section, spaced, table } from '../text/table.ts';

/** @see CommandSpec */
export const accessPlan: CommandSpec = {
  name: 'plan <client>',
  summary: 'What a run would do to a client’s portal now. Changes nothing.',
  about: `Reads the portal now and compares it with what the client's engagements need: who would be created, changed, kept, removed, left to a person,
or refused, each with its reason. It changes nothing, asks nobody and keeps nothing. Each engagement is planned as if its approval were given;
where somebody would be asked first, the list of engagements says so.`,
  examples: ['steward access plan c-300001', 'steward access plan c-300001 --json'],
  async run({ args, api, look: { style, when } }) {
    const path = `/clients/${encodeURIComponent(argument(args, 0))}/access-plan`;
    const { raw, data } = await api.get(path, accessPlanAnswer);
    const engagements = data.engagements.map((one) => [
      one.packageKey,
      `version ${one.catalogueVersion}`,
      one.asksApproval ? ({ text: 'asked for approval first', tone: 'attention' } as const) : 'no question left',
      one.engagementId,
    ]);
    const { unknownPartnerUsers: unknown } = data;
    const adopt =
      unknown === 0
        ? ''
        : `${unknown} of your people ${unknown === 1 ? 'has' : 'have'} access here that no engagement knows. Take it over:\n${indented('steward adopt list --to adopt.csv')}`;
    const text = spaced(
      `${style(`${data.clientName}, portal ${data.portalId}`, 'strong')}${style(`   read at ${when.time(data.readAt)}`, 'dim')}`,
      section(
        style,
        'Engagements that need access',
        table(style, ['Package', 'Catalogue', 'Approval', 'Id'], engagements, 'none'),
      ),
      section(style, 'What a run would do now', planLines(style, data.lines, 'nothing')),
      adopt,
      style('Nothing was changed.', 'dim'),
    );
    return { json: raw, text };
  },
};
