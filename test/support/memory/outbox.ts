import { bareMessageId, type Mail, type MailRequest } from '../../../shared/domain/mail.ts';
import { ConflictError } from '../../../shared/errors.ts';
import type { Outbox } from '../../../shared/ports/mailing.ts';
import type { Effects } from './effects.ts';
import type { MemoryLedger } from './ledger.ts';

/** After this long, somebody else may take what was claimed, or what no digest took. Milliseconds. */
const LEFT: Partial<Readonly<Record<Mail['state'], number>>> = { claimed: 60_000, gathered: 900_000 };

/** The outbox with its versions: whoever writes over somebody else's change fails. */
export function createMemoryOutbox({ effects, ledger }: { effects: Effects; ledger: MemoryLedger }) {
  const mails = new Map<string, Mail>();
  const queued = (request: MailRequest, now: Date): Mail => ({
    ...request,
    state: 'queued',
    attempts: 0,
    queuedAt: now.toISOString(),
    version: 1,
  });
  const outbox: Outbox = {
    put: (request, now) =>
      effects.run('outbox.put', () => {
        if (mails.has(request.mailId)) return false;
        mails.set(request.mailId, queued(request, now));
        return true;
      }),
    read: async (mailId) => mails.get(mailId),
    claim: (mail, now) =>
      effects.run('outbox.claim', () => {
        const since = mail.state === 'gathered' ? mail.notBefore : mail.claimedAt;
        const left = LEFT[mail.state];
        const isLeft = left !== undefined && since !== undefined && new Date(since).getTime() + left <= now.getTime();
        if (mail.state !== 'queued' && !isLeft) return undefined;
        if (mails.get(mail.mailId)?.version !== mail.version) return undefined;
        const claimed: Mail = {
          ...mail,
          state: 'claimed',
          attempts: mail.attempts + 1,
          claimedAt: now.toISOString(),
          version: mail.version + 1,
        };
        mails.set(mail.mailId, claimed);
        return claimed;
      }),
    settle: (mail, facts, others = []) =>
      effects.run('outbox.settle', () => {
        const all = [mail, ...others];
        if (all.some(({ mailId, version }) => mails.get(mailId)?.version !== version)) {
          throw new ConflictError('Somebody else has written it.');
        }
        for (const one of all) mails.set(one.mailId, { ...one, version: one.version + 1 });
        ledger.write(facts);
      }),
    gathered: async (personId, limit) =>
      [...mails.values()]
        .filter((mail) => mail.state === 'gathered' && mail.personId === personId)
        .sort((a, b) => a.queuedAt.localeCompare(b.queuedAt))
        .slice(0, limit),
    ofMessage: async (messageId) =>
      [...mails.values()].find(
        (mail) => mail.messageId !== undefined && bareMessageId(mail.messageId) === bareMessageId(messageId),
      ),
  };
  return { outbox, mail: (mailId: string) => mails.get(mailId), all: () => [...mails.values()] };
}
