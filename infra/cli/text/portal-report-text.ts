import type { Look } from '../command.ts';
import type { PortalReportAnswer } from '../preflight-answers.ts';
import { personWords } from './rows.ts';
import type { Style } from './style.ts';
import { type Cell, facts, indented, section, spaced, table } from './table.ts';

/** The report on a client's portal, for a person. */
export function portalReportText(report: PortalReportAnswer, { style, when }: Look): string {
  const head = `${style(`${report.clientName}, portal ${report.portalId ?? 'not known yet'}`, 'strong')}${style(`   looked over at ${when.time(report.at)}`, 'dim')}`;
  if (report.connection !== 'healthy') {
    return spaced(
      head,
      style(`The portal cannot be read: its connection is ${report.connection}.`, 'bad'),
      `Ask for the connection:\n${indented(`steward client connect ${report.clientId}`)}`,
    );
  }
  return spaced(
    head,
    report.ok ? style('What is needed is there.', 'good') : style('Something that is needed is missing.', 'bad'),
    facts(style, factsOf(report)),
    section(style, 'Scopes of our app', scopes(report, style)),
    section(
      style,
      'Permission sets',
      names(report.permissionSets, style, (set) => billingCell(set)),
    ),
    section(style, 'Teams', names(report.teams, style)),
    section(style, 'Packages', packages(report, style)),
    section(style, 'Your people who have access already', users(report, style)),
  );
}

function factsOf({ account, tier, clientId, installerIsSuperAdmin, seats, users }: PortalReportAnswer) {
  const unknown = (how: string): Cell => ({ text: `unknown; ${how}`, tone: 'attention' });
  const installer: Cell =
    installerIsSuperAdmin === null
      ? { text: 'whoever installed the app is no longer a user: have it connected again', tone: 'bad' }
      : installerIsSuperAdmin
        ? 'a super admin: every permission set can be given'
        : {
            text: 'no super admin: only permission sets can be given whose permissions that user holds',
            tone: 'attention',
          };
  const inUse =
    seats === null
      ? 'not told by this portal'
      : Object.entries(seats)
          .map(([name, count]) => `${count} ${name}`)
          .join(', ') || 'none';
  const rows: (readonly [string, Cell])[] = [
    ['Account', account === null ? 'not told' : `${account.accountType}, hosted in ${account.hostedIn}`],
    ['Screens', account === null ? 'not told' : `https://${account.uiDomain}`],
    ['Time zone', account === null ? 'not told' : account.timeZone],
    ['Tier', tier ?? unknown(`steward client tier ${clientId} <tier>`)],
    ['Connected by', installer],
    ['Seats in use', inUse],
    ['Seats left', 'unknown; HubSpot tells it only with a scope for billing'],
    [
      'Users',
      users === null
        ? 'not read'
        : `${users.partnerSide} of yours, ${users.clientSide} of the client, of whom ${users.superAdmins} super admins`,
    ],
  ];
  return rows;
}

function scopes(report: PortalReportAnswer, style: Style): string {
  const rows = report.scopes.map(({ scope, need, granted, why }): Cell[] => [
    scope,
    need,
    granted ? { text: 'granted', tone: 'good' } : { text: 'missing', tone: need === 'required' ? 'bad' : 'attention' },
    why,
  ]);
  return table(style, ['Scope', 'Need', '', 'What it is for'], rows, 'none');
}

type NameRow = PortalReportAnswer['teams'][number];

function names<Row extends NameRow>(rows: readonly Row[], style: Style, more?: (row: Row) => Cell): string {
  const cells = rows.map((row): Cell[] => [
    row.name,
    row.found ? { text: 'found', tone: 'good' } : { text: 'missing', tone: 'bad' },
    ...(more === undefined ? [] : [more(row)]),
    row.near.length === 0 ? '' : `there is: ${row.near.join(', ')}`,
    row.packages.join(', '),
  ]);
  const heads = ['Name', '', ...(more === undefined ? [] : ['Billing rights']), 'Close to it', 'Packages'];
  return table(style, heads, cells, 'none is named by a package');
}

function billingCell({ requiresBillingWrite }: PortalReportAnswer['permissionSets'][number]): Cell {
  if (requiresBillingWrite === null) return '';
  return requiresBillingWrite ? { text: 'yes: elevated', tone: 'attention' } : 'no';
}

function packages(report: PortalReportAnswer, style: Style): string {
  const rows = report.packages.map(({ packageKey, needed, fits, subscription, restricted, seat }): Cell[] => [
    packageKey,
    needed ? 'needed' : 'offered',
    fits ? { text: 'fits', tone: 'good' } : { text: 'does not fit', tone: needed ? 'bad' : 'attention' },
    subscription.fit === 'lacks' ? `lacks ${(subscription.lacking ?? []).join(', ')}` : subscription.fit,
    [seat === null ? '' : `seat ${seat}`, restricted.length === 0 ? '' : `uses ${restricted.join(', ')}`]
      .filter((text) => text !== '')
      .join('; '),
  ]);
  return table(style, ['Package', '', '', 'Subscription', 'Besides'], rows, 'no catalogue was published');
}

function users(report: PortalReportAnswer, style: Style): string {
  const rows = report.partnerUsers.map(({ person, superAdmin, permissionSets, teams }): Cell[] => [
    personWords(person),
    superAdmin ? { text: 'super admin', tone: 'attention' } : permissionSets.join(', ') || 'no permission set',
    teams.join(', '),
  ]);
  return table(style, ['Who', 'Permission set', 'Teams'], rows, 'nobody');
}
