import { argument, type CommandSpec, type Look } from '../command.ts';
import { type EngagementAnswer, engagementAnswer } from '../engagement-answers.ts';
import { plannedLines } from '../text/plan-text.ts';
import { namesOf, personWords, RUN_HEADS, runRow, stateCell } from '../text/rows.ts';
import { facts, section, spaced, table } from '../text/table.ts';

/** @see CommandSpec */
export const engagementShow: CommandSpec = {
  name: 'show <engagement>',
  summary: 'One engagement: team, access, and how its runs went.',
  about:
    'Shows an engagement: client, package, team, end, who asked for it and who approved it, the access that it holds up, and its runs.',
  examples: ['steward engagement show e-300001-1795525200000'],
  async run({ args, api, look }) {
    const { style, when } = look;
    const { raw, data } = await api.get(`/engagements/${encodeURIComponent(argument(args, 0))}`, engagementAnswer);
    const grants = data.grants.map((one) => [
      one.person.name,
      one.permissionSet,
      stateCell(one.state),
      one.verifiedAt === null ? 'not yet' : when.time(one.verifiedAt),
      one.reason ?? '',
    ]);
    const text = spaced(
      `${style(`${data.packageKey} at ${data.clientName}`, 'strong')}${style(`   ${data.engagementId}`, 'dim')}`,
      facts(style, [
        ['State', stateCell(data.state)],
        ['Package', `${data.packageKey}, of catalogue version ${data.catalogueVersion}`],
        ['Team', data.team.map(personWords).join(', ')],
        ['From', when.time(data.startsAt)],
        ['Until', when.time(data.endsAt)],
        ['Asked for by', personWords(data.requestedBy)],
        ['Approved by', data.approvedBy.length === 0 ? 'nobody so far' : namesOf(data.approvedBy)],
      ]),
      ...(data.before === null ? [] : [pendingText(data.before, look)]),
      section(style, 'Access', table(style, ['Who', 'Permission set', 'State', 'Read back', 'Reason'], grants, 'none')),
      data.plan === null ? '' : section(style, 'Plan of its last change', plannedLines(style, data.plan)),
      section(
        style,
        'Runs',
        table(
          style,
          RUN_HEADS,
          data.runs.map((run) => runRow(run, look)),
          'none',
        ),
      ),
    );
    return { json: raw, text };
  },
};

/** A change that people have yet to allow, and what holds meanwhile. */
function pendingText(before: NonNullable<EngagementAnswer['before']>, { style, when }: Look): string {
  return section(
    style,
    'A change of it is not allowed yet. What holds until then',
    facts(style, [
      ['State', stateCell(before.state)],
      ['Package', `${before.packageKey}, of catalogue version ${before.catalogueVersion}`],
      ['Team', namesOf(before.team)],
      ['Until', when.time(before.endsAt)],
    ]),
  );
}
