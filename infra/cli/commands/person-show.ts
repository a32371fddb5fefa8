import { personAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { namingPerson } from '../person-calls.ts';
import { presenceRows } from '../text/person-text.ts';
import { waitCard } from '../text/question-text.ts';
import { stateCell } from '../text/rows.ts';
import { facts, section, spaced, table } from '../text/table.ts';

const KINDS: Readonly<Record<string, string>> = { partner: 'your own', contractor: 'contractor', client: 'a client’s' };

/** @see CommandSpec */
export const personShow: CommandSpec = {
  name: 'show <person>',
  summary: 'One person: there or away, access in every portal, open questions.',
  about:
    'Shows a person by id or by address: whether they are there and mail reaches them, which access they have in which portal and until when, and what they are being asked.',
  examples: ['steward person show consultant-1@example.com', 'steward person show 01KAV0M4Q8Z7T5X9C2B6N3D1FG --json'],
  async run({ args, api, look }) {
    const { style, when } = look;
    const who = argument(args, 0);
    const path = who.includes('@')
      ? `/people?${new URLSearchParams({ email: who })}`
      : `/people/${encodeURIComponent(who)}`;
    const { raw, data } = await namingPerson(who, api.get(path, personAnswer));
    const grants = data.grants.map((one) => [
      one.clientName,
      String(one.portalId),
      one.permissionSet,
      stateCell(one.state),
      when.day(one.endsAt),
    ]);
    const questions = data.openQuestions.map((wait) => waitCard(wait, look));
    const text = spaced(
      `${style(data.name, 'strong')}${style(`   ${data.personId}`, 'dim')}`,
      facts(style, [
        ['Address', data.email],
        ['Kind', KINDS[data.kind] ?? data.kind],
        ['HubSpot user', data.hubspotUserId ?? 'not known'],
        ...presenceRows(data, look),
      ]),
      section(
        style,
        'Access',
        table(style, ['Client', 'Portal', 'Permission set', 'State', 'Until'], grants, 'none through Portal Steward'),
      ),
      questions.length === 0 ? '' : section(style, 'Is asked', spaced(...questions)),
    );
    return { json: raw, text };
  },
};
