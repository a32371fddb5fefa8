import type { Mail } from '../../shared/domain/mail.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { NotFoundError } from '../../shared/errors.ts';
import type { QuestionHandledData } from '../../shared/mails/question-handled.tsx';
import type { People } from '../../shared/ports/people.ts';
import type { Outcomes, Waits } from '../../shared/ports/waits.ts';
import type { DescribeWait } from '../../shared/services/runs/describe-wait.ts';

/** What describing how a question ended needs. */
export interface DescribeHandledDependencies {
  readonly settings: Pick<RuntimeSettings, 'agency'>;
  readonly waits: Pick<Waits, 'read'>;
  readonly outcomes: Pick<Outcomes, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly describeWait: DescribeWait;
}

/** Finds what everyone else who was asked is told when a question has ended. @throws NotFoundError when a record behind it is gone */
export type DescribeHandled = (mail: Mail, to: Person) => Promise<QuestionHandledData>;

/** @see DescribeHandled */
export function createDescribeHandled(dependencies: DescribeHandledDependencies): DescribeHandled {
  const { settings, waits, outcomes, people, describeWait } = dependencies;
  return async (mail, to) => {
    const wait = mail.waitId === undefined ? undefined : await waits.read(mail.waitId);
    if (wait === undefined) throw new NotFoundError('Question of mail', mail.mailId);
    const outcome = await outcomes.read(wait.waitId);
    if (outcome === undefined) throw new NotFoundError('Outcome of wait', wait.waitId);
    const { result } = outcome;
    if (result !== 'approved' && result !== 'declined' && result !== 'expired' && result !== 'withdrawn') {
      throw new Error(`A question cannot end as "${result}".`);
    }
    const { title, clientName } = await describeWait(wait);
    return {
      agencyName: settings.agency.name,
      timeZone: settings.agency.timeZone,
      recipientName: to.name,
      title,
      clientName,
      result,
      review: wait.subject.kind === 'review',
      byNames: await Promise.all(outcome.by.map(nameOf)),
      at: outcome.at,
    };
  };

  async function nameOf(personId: string): Promise<string> {
    return (await people.read(personId))?.name ?? 'somebody who was erased';
  }
}
