import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Tells partner operations that so many are gone from the partner portal, or the directory, at once that nothing begins by itself. */
export interface LeaversHeldData {
  readonly agencyName: string;
  readonly recipientName: string;
  readonly leaving: number;
  readonly of: number;
}

/** Composes it. */
export function composeLeaversHeld(data: LeaversHeldData): ComposedMail {
  const heading = `${data.leaving} of ${data.of} people are gone from the roster at once`;
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: heading,
    preview: 'Nothing was begun: please look whether they have all left.',
    heading,
    blocks: [
      {
        kind: 'paragraph',
        text: 'That is more than usually leave at once, so nobody’s access was taken away. Perhaps users of the partner portal were removed by mistake, or the directory is wrong.',
      },
      {
        kind: 'section',
        title: 'What comes next',
        text: 'If they come back, nothing has happened. "steward roster show" lists who should be there. For each person who has left, begin it by hand.',
      },
      { kind: 'command', title: 'Begin it for one person', command: 'steward person offboard somebody@example.com' },
    ],
    because: `You get this mail because you run partner operations for ${data.agencyName}.`,
  });
}
