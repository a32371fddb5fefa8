import { streamOf } from '../../domain/ledger.ts';
import type { LinkPurpose } from '../../domain/link.ts';
import type { MailKind } from '../../domain/mail.ts';
import { timersOf, type Wait, type WaitKind, type WaitSubject } from '../../domain/wait.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Waits } from '../../ports/waits.ts';
import type { QueueMail } from '../queue-mail.ts';

/** What it takes to open a wait. */
export interface OpenWaitDependencies {
  readonly waits: Waits;
  readonly queueMail: QueueMail;
  readonly clock: Clock;
  /** Seconds. */
  readonly reminderInterval: number;
}

/** A wait to be opened. */
export interface WaitRequest {
  readonly waitId: string;
  readonly runId: string;
  readonly clientId: string;
  readonly correlationId?: string | undefined;
  readonly kind: WaitKind;
  readonly subject: WaitSubject;
  readonly asked: readonly string[];
  readonly quorum?: number;
  readonly excluded?: readonly string[];
  readonly policyVersion?: number | undefined;
  readonly policyRule?: string | undefined;
  /** Seconds. */
  readonly deadline: number;
}

/** Opens a wait and mails those who are asked; a wait that is there already is found, and nobody is asked again. */
export type OpenWait = (request: WaitRequest) => Promise<Wait>;

/** @see OpenWait */
export function createOpenWait({ waits, queueMail, clock, reminderInterval }: OpenWaitDependencies): OpenWait {
  return async ({ correlationId, deadline, ...request }) => {
    const now = clock.now();
    const wait: Wait = {
      ...request,
      quorum: request.quorum ?? 1,
      excluded: request.excluded ?? [],
      openedAt: now.toISOString(),
      ...timersOf(now, deadline, reminderInterval),
      reminders: 0,
      held: false,
      votes: [],
      state: 'open',
      version: 1,
    };
    await waits.open(wait, {
      stream: streamOf(wait),
      type: 'wait-opened',
      at: wait.openedAt,
      runId: wait.runId,
      correlationId,
      facts: {
        waitId: wait.waitId,
        kind: wait.kind,
        asked: wait.asked,
        quorum: wait.quorum,
        deadlineAt: wait.deadlineAt,
      },
    });
    const standing = (await waits.read(wait.waitId)) ?? wait;
    if (standing.state === 'open') await mailAsked(queueMail, standing, 0, correlationId);
    return standing;
  };
}

const MAIL_OF_KIND: Record<WaitKind, { kind: MailKind; linkPurpose: LinkPurpose }> = {
  question: { kind: 'approval-question', linkPurpose: 'answer' },
  acceptance: { kind: 'acceptance-task', linkPurpose: 'acceptance' },
  connection: { kind: 'connect-invitation', linkPurpose: 'connect-client' },
  'manual-step': { kind: 'manual-step', linkPurpose: 'manual-step' },
};

/** Mails everyone who is asked and has not answered; `reminder` 0 is the first mail. The mail's id makes it once. */
export async function mailAsked(
  queueMail: QueueMail,
  wait: Wait,
  reminder: number,
  correlationId?: string,
): Promise<void> {
  for (const personId of wait.asked) {
    if (wait.votes.some((vote) => vote.personId === personId)) continue;
    await queueMail({
      ...MAIL_OF_KIND[wait.kind],
      mailId: `${wait.waitId}.${personId}.${reminder}`,
      personId,
      clientId: wait.clientId,
      waitId: wait.waitId,
      runId: wait.runId,
      reminder,
      facts: {},
      correlationId,
    });
  }
}
