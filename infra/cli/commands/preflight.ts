import { argument, type CommandSpec } from '../command.ts';
import { type PreflightAnswer, portalReportAnswer, preflightAnswer } from '../preflight-answers.ts';
import { portalReportText } from '../text/portal-report-text.ts';
import type { Style } from '../text/style.ts';
import { indented, section, spaced, table } from '../text/table.ts';

/** @see CommandSpec */
export const preflight: CommandSpec = {
  name: 'preflight [client]',
  summary: 'Compare what is needed with what a HubSpot portal has: your own, or a client’s.',
  about: `HubSpot's names for partner clients differ by account. This compares the property names and status values of the stage's settings
(hubspot.partnerRecords) with those of your own portal, says what is missing, and which names exist. With a client, it looks over that client's
portal instead: scopes, permission sets and teams that packages name (with what is there under a close name), billing rights, seats,
subscription, and who of your people has access already. What the client's engagements need has to be there; --package adds a package that you
want to sell. It only reads, and keeps the last report. Exit code 1 when something that is needed does not fit.`,
  options: [{ flags: '--package <key>', description: 'a package that has to fit as well (with a client)' }],
  examples: [
    'steward preflight',
    'steward preflight c-300001',
    'steward preflight c-300001 --package reporting-review',
  ],
  async run({ args, api, options, look }) {
    const { style } = look;
    const client = argument(args, 0);
    if (client !== '') {
      const key = options['package'];
      const query = typeof key === 'string' ? `?package=${encodeURIComponent(key)}` : '';
      const path = `/clients/${encodeURIComponent(client)}/preflight${query}`;
      const report = await api.get(path, portalReportAnswer);
      return { json: report.raw, text: portalReportText(report.data, look), ok: report.data.ok };
    }
    const { raw, data } = await api.get('/preflight', preflightAnswer);
    return { json: raw, text: spaced(...wordsOf(data, style)), ok: data.ok };
  },
};

/** What the product does not see without an optional scope of the partner portal. */
const WITHOUT: Readonly<Record<string, string>> = {
  'crm.objects.owners.read': 'whoever is deactivated and not removed in your portal does not count as having left',
};

function withoutScope(scope: string): string {
  return `Without the optional scope ${scope}, ${WITHOUT[scope] ?? 'less of your portal is seen'}: connect it again with steward setup.`;
}

function wordsOf({ ok, partnerPortal, objects, statusValues }: PreflightAnswer, style: Style): string[] {
  if (!partnerPortal.connected) {
    return [
      style(`Your portal ${partnerPortal.portalId} is not connected, so nothing can be compared.`, 'bad'),
      `Connect it:\n${indented('steward setup')}`,
    ];
  }
  const missing = [...objects.flatMap((object) => object.missing), ...(statusValues?.missing ?? [])];
  const rows = missing.map(({ setting, name, near }) => [
    `hubspot.partnerRecords.${setting}`,
    { text: name, tone: 'bad' as const },
    near.length === 0 ? '' : near.join(', '),
  ]);
  const unused = statusValues?.unused ?? [];
  return [
    ok
      ? style('The settings fit your portal.', 'good')
      : style(`${missing.length + partnerPortal.missingScopes.length} settings do not fit your portal.`, 'bad'),
    partnerPortal.missingScopes.length === 0
      ? ''
      : section(style, 'Scopes that the connection lacks', partnerPortal.missingScopes.join('\n')),
    ...partnerPortal.missingOptionalScopes.map(withoutScope),
    rows.length === 0 ? '' : section(style, 'Not there', table(style, ['Setting', 'Says', 'Meant perhaps'], rows, '')),
    ...objects
      .filter((object) => object.missing.length > 0)
      .map(({ object, existing }) =>
        section(
          style,
          `Properties of ${object}`,
          table(
            style,
            ['Name', 'Label'],
            existing.map(({ name, label }) => [name, label]),
            'none',
          ),
        ),
      ),
    statusValues === null || (statusValues.missing.length === 0 && unused.length === 0)
      ? ''
      : section(
          style,
          `Values of ${statusValues.property}`,
          statusValues.options
            .map((option) =>
              unused.includes(option)
                ? `${option}   ${style('without a meaning here; records with it are left alone', 'dim')}`
                : option,
            )
            .join('\n'),
        ),
  ];
}
