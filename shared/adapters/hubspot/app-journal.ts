import * as z from 'zod';
import { HubSpotError } from '../../errors.ts';
import type { AppJournal, JournalEvent } from '../../ports/hubspot.ts';
import type { Transport } from './transport.ts';

/** What reading the journal of an app takes. */
export interface AppJournalDependencies {
  readonly transport: Transport;
  /** A token of the app itself, with these scopes. */
  readonly appToken: (scopes: readonly string[]) => Promise<string>;
  /** Fetches a page of the journal. It lies at an address of its own, which is a secret in itself: no token goes there. */
  readonly fetch?: typeof fetch | undefined;
  /** Whether pages may lie at plain http: only the local sandbox's do. */
  readonly plainHttp: boolean;
}

const SCOPES = [
  'developer.webhooks_journal.read',
  'developer.webhooks_journal.subscriptions.read',
  'developer.webhooks_journal.subscriptions.write',
];
/** HubSpot's ids of the two events of an app's life. */
const UNINSTALLED = '4-1916193';
/** Entries of one call. */
const COUNT = 50;
const TIMEOUT_MS = 10_000;
/** Characters of a page; more is none of ours. */
const PAGE_LIMIT = 5_000_000;

const subscriptionsSchema = z.looseObject({
  results: z.array(z.looseObject({ subscriptionType: z.string(), eventTypeId: z.string().optional() })),
});
/** Where nothing is left to read, HubSpot may answer with no body at all. */
const batchSchema = z
  .looseObject({ results: z.array(z.looseObject({ url: z.url(), currentOffset: z.string().min(1) })) })
  .optional();
/** A page of the journal; its form is HubSpot's guide's, no OpenAPI file has it. Events of other kinds are left. */
const pageSchema = z.looseObject({
  journalEvents: z.array(
    z.looseObject({
      portalId: z.number().int().optional(),
      occurredAt: z.union([z.string(), z.number()]).optional(),
      action: z.string().optional(),
      eventTypeId: z.string().optional(),
    }),
  ),
});

/** The webhooks journal of one of our apps. @throws HubSpotError */
export function createAppJournal(dependencies: AppJournalDependencies): AppJournal {
  const { transport, appToken, fetch: send = fetch, plainHttp } = dependencies;

  return {
    async subscribe() {
      const token = await appToken(SCOPES);
      const { results } = await transport.send({
        call: 'listJournalSubscriptions',
        token,
        reads: subscriptionsSchema,
      });
      // HubSpot's file does not list the event's id among an answer's fields: where it is left out, any will do.
      const there = results.some(
        ({ subscriptionType, eventTypeId = UNINSTALLED }) =>
          subscriptionType === 'APP_LIFECYCLE_EVENT' && eventTypeId === UNINSTALLED,
      );
      if (there) return 'there';
      const body = { subscriptionType: 'APP_LIFECYCLE_EVENT', eventTypeId: UNINSTALLED, properties: [] };
      await transport.send({ call: 'subscribeToJournal', token, body, reads: z.unknown() });
      return 'made';
    },

    async after(offset) {
      const token = await appToken(SCOPES);
      const count = String(COUNT);
      const request =
        offset === undefined
          ? ({ call: 'readFirstOfJournal', params: { count } } as const)
          : ({ call: 'readNextOfJournal', params: { offset, count } } as const);
      const { results = [] } = (await transport.send({ ...request, token, reads: batchSchema })) ?? {};
      const events: JournalEvent[] = [];
      for (const { url } of results) events.push(...(await readPage(url)));
      return { events, offset: results.at(-1)?.currentOffset ?? offset, more: results.length === COUNT };
    },
  };

  async function readPage(address: string): Promise<JournalEvent[]> {
    if (!(address.startsWith('https://') || (plainHttp && address.startsWith('http://127.0.0.1')))) {
      throw new HubSpotError('A page of the journal lies at no https address.', { status: 200 });
    }
    let text: string;
    try {
      const answer = await send(address, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' });
      if (!answer.ok) throw new HubSpotError('A page of the journal could not be read.', { status: answer.status });
      text = await answer.text();
    } catch (cause) {
      if (cause instanceof HubSpotError) throw cause;
      // The address opens the page, and is in no message.
      throw new HubSpotError('A page of the journal could not be reached.', { status: 0 });
    }
    return eventsOf(text);
  }
}

function eventsOf(text: string): JournalEvent[] {
  let parsed: z.infer<typeof pageSchema>;
  try {
    if (text.length > PAGE_LIMIT) throw new RangeError('too long');
    parsed = pageSchema.parse(JSON.parse(text));
  } catch {
    throw new HubSpotError('A page of the journal has another form than expected.', { status: 200 });
  }
  return parsed.journalEvents.flatMap(({ portalId, occurredAt, action, eventTypeId }) => {
    if (action !== 'APP_UNINSTALL' && eventTypeId !== UNINSTALLED) return [];
    const at = occurredAt === undefined ? undefined : new Date(occurredAt);
    if (portalId === undefined || at === undefined || Number.isNaN(at.getTime())) return [];
    return [{ kind: 'uninstalled' as const, portalId, at: at.toISOString() }];
  });
}
