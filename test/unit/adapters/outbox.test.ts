import { describe, expect, it } from 'vitest';
import { createOutbox } from '../../../shared/adapters/dynamodb/outbox.ts';
import { Table } from '../../../shared/adapters/dynamodb/table.ts';
import type { Mail, MailRequest } from '../../../shared/domain/mail.ts';

type Items = Map<string, Record<string, unknown>>;
type Query = Parameters<Table['query']>[1];

/** A table of mails in memory, with its indexes; what a write demands is not looked at here. */
class MemoryTable extends Table {
  readonly #items: Items;

  constructor(items: Items) {
    super('table');
    this.#items = items;
  }

  override async get(pk: string) {
    return this.#items.get(pk);
  }

  override async commit(writes: Parameters<Table['commit']>[0]) {
    for (const { Put } of writes) this.#items.set(String(Put?.Item?.['pk']), Put?.Item ?? {});
  }

  override async query(pk: string, { index, limit }: Query = {}) {
    const found = [...this.#items.values()].filter((item) => item[`${index}pk`] === pk);
    return found.sort((a, b) => String(a[`${index}sk`]).localeCompare(String(b[`${index}sk`]))).slice(0, limit);
  }
}

const NOW = new Date('2026-11-24T09:00:00.000Z');
const LATER = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const REQUEST: MailRequest = { mailId: 'm-1', kind: 'course-notice', personId: 'p-lead', reminder: 0, facts: {} };

async function anOutbox() {
  const items: Items = new Map();
  const outbox = createOutbox(new MemoryTable(items));
  const claimed = async (request: Partial<MailRequest> = {}, at = NOW) => {
    const mailId = request.mailId ?? REQUEST.mailId;
    await outbox.put({ ...REQUEST, ...request }, at);
    return (await outbox.claim((await outbox.read(mailId)) as Mail, at)) as Mail;
  };
  const itemOf = (mailId: string) => items.get(`MAIL#${mailId}`);
  return { outbox, claimed, itemOf };
}

describe('a sent mail', () => {
  it('is found by the id of SES, with and without a host, and is not due any more', async () => {
    const { outbox, claimed, itemOf } = await anOutbox();
    await outbox.settle({ ...(await claimed()), state: 'sent', messageId: 'ses-1@email.example.com' }, []);
    expect((await outbox.ofMessage('ses-1'))?.mailId).toBe('m-1');
    expect((await outbox.ofMessage('ses-1@other.example.com'))?.mailId).toBe('m-1');
    expect(await outbox.ofMessage('ses-2')).toBeUndefined();
    expect(itemOf('m-1')).not.toHaveProperty('duepk');
  });
});

describe('a gathered notice', () => {
  it('is found for its person, oldest first, until it was sent with the digest', async () => {
    const { outbox, claimed } = await anOutbox();
    const notBefore = LATER(3600).toISOString();
    const second = await claimed({ mailId: 'a-second' }, LATER(5));
    const first = await claimed({ mailId: 'b-first' });
    const other = await claimed({ mailId: 'c-other', personId: 'p-other' });
    for (const mail of [second, first, other]) await outbox.settle({ ...mail, state: 'gathered', notBefore }, []);
    const waiting = await outbox.gathered('p-lead', 9);
    expect(waiting.map(({ mailId }) => mailId)).toEqual(['b-first', 'a-second']);
    expect(await outbox.gathered('p-lead', 1)).toHaveLength(1);

    const digest = await claimed({ mailId: 'digest', kind: 'digest' });
    const sent = (mail: Mail): Mail => ({ ...mail, state: 'sent', messageId: 'ses-1' });
    await outbox.settle(sent(digest), [], waiting.map(sent));
    expect(await outbox.gathered('p-lead', 9)).toEqual([]);
    expect((await outbox.read('b-first'))?.version).toBe((waiting[0]?.version ?? 0) + 1);
    expect((await outbox.ofMessage('ses-1'))?.personId).toBe('p-lead');
  });

  it('is due, and may be claimed, a quarter of an hour after the digest that left it out', async () => {
    const { outbox, claimed, itemOf } = await anOutbox();
    await outbox.settle({ ...(await claimed()), state: 'gathered', notBefore: LATER(3600).toISOString() }, []);
    expect(itemOf('m-1')?.['duesk']).toBe(`${LATER(4500).toISOString()}#mail:m-1`);
    const gathered = (await outbox.read('m-1')) as Mail;
    expect(await outbox.claim(gathered, LATER(4499))).toBeUndefined();
    expect(await outbox.claim(gathered, LATER(4500))).toMatchObject({ state: 'claimed' });
  });
});

it('a mail that is withheld is neither due nor to be claimed', async () => {
  const { outbox, claimed, itemOf } = await anOutbox();
  await outbox.settle({ ...(await claimed()), state: 'withheld' }, []);
  expect(itemOf('m-1')).not.toHaveProperty('duepk');
  expect(await outbox.claim((await outbox.read('m-1')) as Mail, LATER(1e6))).toBeUndefined();
});
