import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import type { MailHouse } from './question-mail.ts';

/** Tells partner operations that mail does not reach somebody who is asked. */
export interface AddressUnreachableData extends MailHouse {
  readonly personName: string;
  readonly personEmail: string;
  readonly why: 'bounce' | 'complaint';
  /** Titles of the open questions that waited for this person. */
  readonly questions: readonly string[];
  /** What was done about it; whole sentences. */
  readonly done: string;
}

const WHY: Readonly<Record<AddressUnreachableData['why'], string>> = {
  bounce: 'A mail came back: the address does not take it.',
  complaint: 'A mail was reported as unwanted. We send nothing more to this address.',
};

/** Composes it. */
export function composeAddressUnreachable(data: AddressUnreachableData): ComposedMail {
  const count = data.questions.length;
  const waiting = count === 0 ? '' : `, ${count === 1 ? 'one decision waits' : `${count} decisions wait`}`;
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `Mail does not reach ${data.personName}${waiting}`,
    preview: `${WHY[data.why]} ${data.done}`,
    heading: `Mail does not reach ${data.personName}`,
    blocks: [
      { kind: 'paragraph', text: WHY[data.why] },
      {
        kind: 'facts',
        facts: [
          { label: 'Person', value: data.personName },
          { label: 'Address', value: data.personEmail },
        ],
      },
      { kind: 'section', title: 'What was done', text: data.done },
      ...(count === 0
        ? []
        : [
            {
              kind: 'list' as const,
              title: count === 1 ? 'The decision that waited' : 'The decisions that waited',
              sign: 'number' as const,
              items: data.questions,
            },
          ]),
      {
        kind: 'section',
        title: 'What to do next',
        text:
          data.why === 'bounce'
            ? 'Find out the right address, and publish it with the approval policy or in HubSpot, where it comes from.'
            : 'Speak with this person. Whoever does not want our mail should not be named for decisions.',
      },
    ],
    because: `You get this mail because you run partner operations for ${data.agencyName}.`,
  });
}
