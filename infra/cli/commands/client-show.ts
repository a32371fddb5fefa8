import { clientAnswer } from '../answers.ts';
import { argument, type CommandSpec, type Look } from '../command.ts';
import { closureText } from '../text/closure-text.ts';
import { namesOf, personWords, RUN_HEADS, runRow, stateCell, WAIT_HEADS, waitRow } from '../text/rows.ts';
import { toneOfState } from '../text/style.ts';
import { type Cell, facts, section, spaced, table } from '../text/table.ts';

/** @see CommandSpec */
export const clientShow: CommandSpec = {
  name: 'show <client>',
  summary: 'One client: contact, connection, access, work under way.',
  about:
    'Shows all that is known of a client: contact and super admins, connection, engagements, who has which access, what is waited for, and the runs.',
  examples: ['steward client show c-300001'],
  async run({ args, api, look }) {
    const { style, when } = look;
    const { raw, data } = await api.get(`/clients/${encodeURIComponent(argument(args, 0))}`, clientAnswer);
    const connection: Cell =
      data.connection === null
        ? { text: 'not connected', tone: 'attention' }
        : {
            text: `${data.connection.health}, since ${when.time(data.connection.connectedAt)}`,
            tone: toneOfState(data.connection.health),
          };
    const invitation = data.invitations.at(-1);
    const list = (heading: string, heads: string[], rows: Cell[][]) =>
      rows.length === 0 ? '' : section(style, heading, table(style, heads, rows, ''));
    const text = spaced(
      `${style(data.name, 'strong')}${style(`   ${data.clientId}`, 'dim')}`,
      facts(style, [
        ['State', stateCell(data.state)],
        [
          'Portal',
          data.portalId === null ? 'not known yet' : `${data.portalId}${data.tier === null ? '' : `, ${data.tier}`}`,
        ],
        ...(data.uiDomain === null ? [] : [['At', data.uiDomain] as const]),
        ...(data.partOf === null ? [] : [['Further portal of', data.partOf] as const]),
        ['Connection', connection],
        ...(data.way.kind === 'client-created-user'
          ? [['Way in', 'the client adds the users, and confirms them'] as const]
          : []),
        ['Contact', data.contact === null ? { text: 'none', tone: 'attention' } : personWords(data.contact)],
        ['Super admins', data.superAdmins.length === 0 ? 'not read yet' : data.superAdmins.map(personWords).join(', ')],
        [
          'Last invitation',
          invitation === undefined ? 'none' : `${invitation.state}, of ${when.time(invitation.invitedAt)}`,
        ],
        ...preflightRow(data.preflight, look),
        ['Portal rules', data.rulesNumber === null ? 'none published' : `number ${data.rulesNumber}`],
      ]),
      list(
        'Waiting',
        WAIT_HEADS,
        data.openWaits.map((wait) => waitRow(wait, look)),
      ),
      list(
        'Further portals',
        ['Name', 'Portal', 'Id'],
        data.furtherPortals.map((one) => [one.name, one.portalId === null ? '' : String(one.portalId), one.clientId]),
      ),
      list(
        'Engagements',
        ['Package', 'State', 'Team', 'Until', 'Id'],
        data.engagements.map((one) => [
          one.packageKey,
          stateCell(one.state),
          namesOf(one.team),
          when.day(one.endsAt),
          one.engagementId,
        ]),
      ),
      list(
        'Access',
        ['Who', 'Permission set', 'State', 'Until'],
        data.grants.map((one) => [one.person.name, one.permissionSet, stateCell(one.state), when.day(one.endsAt)]),
      ),
      data.closure == null ? '' : closureText(data.closure, look),
      list(
        'Runs',
        RUN_HEADS,
        data.runs.map((run) => runRow(run, look)),
      ),
    );
    return { json: raw, text };
  },
};

/** The last time that the portal was looked over, where it ever was. */
function preflightRow(preflight: { at: string; ok: boolean } | null, { when }: Look): [string, Cell][] {
  if (preflight === null) return [];
  const at = when.time(preflight.at);
  return [['Preflight', preflight.ok ? `fits, of ${at}` : { text: `does not fit, of ${at}`, tone: 'attention' }]];
}
