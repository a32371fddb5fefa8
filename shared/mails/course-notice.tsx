import { type CourseEnd, endWords } from '../domain/words.ts';
import type { Block } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';
import type { NoticeWords } from './notice-words.ts';

/** Tells whoever asked, or the operator, how a piece of work ended or stands. */
export interface CourseNoticeData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly recipientName: string;
  readonly clientName: string;
  readonly end: CourseEnd;
  readonly byName?: string | undefined;
  /** Free text of the decider. */
  readonly note?: string | undefined;
  /** What is open is planned again already. */
  readonly plannedAgain?: boolean | undefined;
  /** One more fact, in words. */
  readonly detail?: string | undefined;
  /** Whose access is not as it was to be, and why, in words. */
  readonly open?: readonly { readonly personName: string; readonly why: string }[] | undefined;
}

interface Course {
  readonly happened: string;
  readonly next: string;
}

const COURSE: Readonly<Record<CourseEnd, Course>> = {
  approved: { happened: 'The question was approved.', next: 'The next step has started. You have nothing to do.' },
  declined: {
    happened: 'The question was declined, and nothing was changed.',
    next: 'The work has ended. It starts again when the client invites you again.',
  },
  'approval-expired': {
    happened: 'Nobody decided before the deadline, and nothing was changed.',
    next: 'The work has ended. If the client is still wanted, ask it to invite you again.',
  },
  'acceptance-expired': {
    happened: 'The invitation was approved, but HubSpot did not show it as accepted before the deadline.',
    next: 'The work has ended. If the client is still wanted, ask it to invite you again.',
  },
  'connection-expired': {
    happened: 'The client’s super admin did not connect the portal before the deadline. No access was set up.',
    next: 'The work has ended. Speak with the client, and start it again when it is ready.',
  },
  withdrawn: {
    happened: 'The client has taken its invitation back.',
    next: 'The work has ended, and nothing was changed.',
  },
  connected: {
    happened: 'The client’s super admin has connected the portal.',
    next: 'The agreed access is set up now. You get a mail when it is read back.',
  },
  'by-hand': {
    happened: 'The client would rather not install the app: its super admin adds the users by hand.',
    next: 'The client is asked for exactly the agreed access, and confirms it. You get a mail when that is done.',
  },
  provisioned: {
    happened: 'The access is set up, and was read back in the portal.',
    next: 'The client’s super admins get a mail about each change. You have nothing to do.',
  },
  partly: {
    happened: 'A part of the access is set up and read back. Another part is not.',
    next: 'Settle what is open; "steward engagement show" lists the access. Then "steward run retry" does the rest.',
  },
  refused: {
    happened: 'The plan would have gone beyond what a partner may do, so nothing was changed.',
    next: 'Choose another package or another team member, and start it again.',
  },
  ended: {
    happened:
      'The engagement has ended. What no other engagement needs was removed, and that was read back in the portal.',
    next: 'The client’s super admins get a mail about each change. You have nothing to do.',
  },
  observed: {
    happened: 'This stage only watches: what would be done was planned, and nothing was changed.',
    next: '"steward engagement show" lists what would be done. Once the stage no longer observes, "steward run retry" does it.',
  },
  'ended-partly': {
    happened: 'The engagement is to end, but not all of its access could be taken away, or read back as gone.',
    next: 'Settle what is open; "steward engagement show" lists the access. Then "steward run retry" ends the rest.',
  },
  paused: {
    happened:
      'The engagement is paused. What no other engagement needs was removed, and that was read back in the portal.',
    next: '"steward engagement resume" gives the access again. The engagement still ends on its day.',
  },
  'paused-partly': {
    happened: 'The engagement is paused, but not all of its access could be taken away, or read back as gone.',
    next: 'Settle what is open; "steward engagement show" lists the access. Then "steward run retry" takes the rest away.',
  },
  parked: {
    happened: 'The work was stopped: it failed three times, or somebody has to act first. Nothing is lost.',
    next: '"steward status" says what to do first; the runbook explains each cause. Then "steward run retry" goes on from the record.',
  },
  'relationship-ended': {
    happened:
      'HubSpot no longer shows this client as a partner client. Its portal is still connected, and the access is as it was.',
    next: 'Speak with the client. "steward client show" lists the engagements; "steward engagement end" takes the access away.',
  },
};

function nextWords({ end, plannedAgain }: CourseNoticeData): string {
  if (plannedAgain !== true) return COURSE[end].next;
  return 'What is open is planned again from what the portal is now, and you get another notice. Approvers are asked only if it goes beyond what they approved. You have nothing to do.';
}

/** The notice in short, as it stands in a digest too. */
export function courseNoticeWords(data: CourseNoticeData): NoticeWords {
  const { happened } = COURSE[data.end];
  const next = nextWords(data);
  const by = data.byName === undefined ? [] : [`By ${data.byName}.`];
  const open = (data.open ?? []).map(({ personName, why }) => `${personName}: ${why}`);
  return {
    heading: `${data.clientName}: ${endWords(data.end)}`,
    text: [happened, ...by, ...open, next].join(' '),
  };
}

/** Composes it. */
export function composeCourseNotice(data: CourseNoticeData): ComposedMail {
  const course = COURSE[data.end];
  const { heading } = courseNoticeWords(data);
  const from = data.byName === undefined ? 'Note' : `Note of ${data.byName}`;
  const facts = [
    { label: 'By', value: data.byName ?? '' },
    { label: 'Detail', value: data.detail ?? '' },
  ].filter((fact) => fact.value !== '');
  const blocks: Block[] = [
    { kind: 'paragraph', text: course.happened },
    ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, facts }]),
    ...((data.open ?? []).length === 0
      ? []
      : [
          {
            kind: 'entries' as const,
            title: 'What is open',
            entries: (data.open ?? []).map(({ personName, why }) => ({ heading: personName, note: why })),
          },
        ]),
    ...(data.note === undefined ? [] : [{ kind: 'quote' as const, from, text: data.note }]),
    { kind: 'section', title: 'What comes next', text: nextWords(data) },
  ];
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: heading,
    preview: course.happened,
    heading,
    blocks,
    because: `You get this mail because you asked for this, or run partner operations for ${data.agencyName}.`,
  });
}
