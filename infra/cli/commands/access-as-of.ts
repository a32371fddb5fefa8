import type * as z from 'zod';
import { argument, type CommandSpec } from '../command.ts';
import { UsageError } from '../errors.ts';
import { accessAnswer } from '../evidence-answers.ts';
import { section, spaced, table } from '../text/table.ts';

/** @see CommandSpec */
export const accessAsOf: CommandSpec = {
  name: 'as-of <date>',
  summary: 'Who had what on a day, and who allowed it.',
  about: `Replays the ledger: who had which access in which portal at the end of a day (in your agency's zone), since when, who allowed it, and when it
ended. Of one client, of one person (id or address), or of all. What nobody granted is not in the ledger; audits find that.`,
  options: [
    { flags: '--client <id>', description: 'only one client' },
    { flags: '--person <person>', description: 'only one person, by id or address' },
  ],
  examples: [
    'steward access as-of 2026-10-05 --client c-300001',
    'steward access as-of 2026-10-05 --person consultant-1@example.com',
    'steward access as-of 2026-10-05 --json > access.json',
  ],
  async run({ args, options, api, look: { style, when } }) {
    const asOf = argument(args, 0);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf)) throw new UsageError('The day is written like 2026-10-05.');
    const { client: clientId, person } = options;
    const access: z.infer<typeof accessAnswer>['access'] = [];
    let after: string | null = null;
    do {
      const query = new URLSearchParams({
        asOf,
        ...(typeof clientId === 'string' ? { clientId } : {}),
        ...(typeof person === 'string' ? { person } : {}),
        ...(after === null ? {} : { after }),
      });
      const { data }: { data: z.infer<typeof accessAnswer> } = await api.get(`/access?${query}`, accessAnswer);
      access.push(...data.access);
      after = data.next;
    } while (after !== null);
    const rows = access.map((one) => [
      one.clientName,
      String(one.portalId),
      one.person.name,
      one.inDoubtSince === null
        ? `${one.permissionSet}${one.confirmedByClient ? ' (confirmed by the client, not read back)' : ''}`
        : { text: `${one.permissionSet}, in doubt since ${when.day(one.inDoubtSince)}`, tone: 'attention' as const },
      when.day(one.since),
      one.allowedBy.map(({ name }) => name).join(', ') || 'the policy',
      endOf(one, when.day),
    ]);
    const heads = ['Client', 'Portal', 'Person', 'Access', 'Since', 'Allowed by', 'Until'];
    const count = `${access.length} ${access.length === 1 ? 'access' : 'accesses'} at the end of ${asOf}.`;
    return {
      json: { asOf, access },
      text: spaced(
        section(style, `Access on ${asOf}`, table(style, heads, rows, 'nobody had any')),
        style(count, 'dim'),
      ),
    };
  },
};

function endOf(one: z.infer<typeof accessAnswer>['access'][number], day: (iso: string) => string): string {
  if (one.endedAt === null) return one.plannedUntil === null ? 'stands' : `planned ${day(one.plannedUntil)}`;
  const by = one.endedBy.map(({ name }) => name).join(', ');
  return `ended ${day(one.endedAt)}${by === '' ? '' : `, by ${by}`}`;
}
