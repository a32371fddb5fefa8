import type { EndKind, EndText } from './end-words.ts';
import { isQuestionEnd, NOTHING_LEFT, questionEndText } from './question-end-text.ts';

/** The words of an end. */
export function endText(end: EndKind, agencyName: string): EndText {
  const good = (title: string, happened: string, becomes: string, next = NOTHING_LEFT): EndText => ({
    tone: 'good',
    title,
    happened,
    becomes,
    next,
    open: true,
  });
  const wait = (title: string, happened: string, becomes: string, next: string): EndText => ({
    tone: 'wait',
    title,
    happened,
    becomes,
    next,
    open: true,
  });
  const stop = (title: string, happened: string, becomes: string, next: string): EndText => ({
    ...wait(title, happened, becomes, next),
    tone: 'stop',
  });
  const closed = (text: EndText): EndText => ({ ...text, open: false });
  if (isQuestionEnd(end)) return questionEndText(end);
  switch (end) {
    case 'approved':
      return good(
        'Approved',
        'The question has its answer: go ahead.',
        'The next step starts now. The colleague who looks after it gets a mail when it has ended.',
      );
    case 'declined':
      return good(
        'Declined',
        'The question has its answer: no.',
        'Nothing is changed in HubSpot. The colleague who looks after it gets a mail, with the note.',
      );
    case 'vote-counted':
      return good(
        'Your answer counts',
        'Your approval is recorded.',
        'The question stays open until enough people have approved, one declines, or its time is over.',
      );
    case 'expired':
      return wait(
        'The time is over',
        'Nobody finished this before its deadline.',
        `It has ended, and nothing was changed because of it. ${agencyName} was told.`,
        `If it is still wanted, ask ${agencyName} to start it again.`,
      );
    case 'withdrawn':
      return wait(
        'Withdrawn',
        'What this was about was taken back before it was finished.',
        'It has ended, and nothing was changed because of it.',
        NOTHING_LEFT,
      );
    case 'decided-by-another':
      return wait(
        'Already decided',
        'Others have answered this question before you.',
        'Their decision stands. No answer of yours was recorded.',
        `If you disagree, speak with ${agencyName} directly.`,
      );
    case 'outvoted':
      return wait(
        'Decided otherwise',
        'Your answer was counted, and the decision went the other way.',
        'The decision stands. Your answer stays on record with it.',
        `If you disagree, speak with ${agencyName} directly.`,
      );
    case 'task-done':
      return good('Done', 'We have read it back in HubSpot: it is as it should be.', 'The next step starts now.');
    case 'step-reported':
      return good(
        'Thank you',
        'Somebody has told us that the change is made.',
        'The portal is read now. If it does not show the change yet, you are asked again by mail, a few times at most.',
      );
    case 'step-left':
      return good(
        'Left as it is',
        'It is recorded, in your name, that this stays as it is.',
        'You are not asked about it again. When the rest is read back, the app is uninstalled, and both sides get a mail.',
      );
    case 'already-connected':
      return good(
        'Already connected',
        'This portal is connected, and the connection works.',
        'Nothing was changed by opening this link.',
      );
    case 'by-hand':
      return good(
        'You add our people yourselves',
        'You have chosen not to connect the app.',
        `${agencyName} sends you each change by mail, with the exact steps.`,
        `If you change your mind, write to ${agencyName}.`,
      );
    case 'contact-saved':
      return good(
        'Saved',
        'The address is saved with the client.',
        'This person now gets the mail with the link that connects the portal.',
      );
    case 'unknown-link':
      return closed(
        stop(
          'This link is not known',
          'The address is incomplete, mistyped, or not one of ours.',
          'Nothing was shown or changed.',
          'Open your newest mail on the subject and use its button. If you copy the address, copy all of it.',
        ),
      );
    case 'link-expired':
      return closed(
        wait(
          'This link is no longer valid',
          'Its time is over.',
          'Nothing was shown or changed.',
          `Use the newest mail on the subject, or ask ${agencyName} to send it again.`,
        ),
      );
    case 'connected':
      return good(
        'Connected',
        'The portal is connected.',
        'Access that was agreed can be set up from now on. It is read back, and the portal’s super admins get a mail that says exactly what changed.',
        'Nothing is left for you to do. To end the connection at any time: in HubSpot, under Settings, Integrations, Connected Apps.',
      );
    case 'partner-connected':
      return good(
        'The partner portal is connected',
        `Portal Steward can now read the partner clients of ${agencyName}.`,
        'The first reading only records what exists. Nobody gets a mail because of it.',
        'Go back to the set-up: it checks the configured property names next.',
      );
    case 'wrong-portal':
      return stop(
        'That was another portal',
        'The app was installed in a portal that this link is not for.',
        'The connection was refused and given back: the app was taken out of that portal again, and no key to it was kept.',
        'Open the link in your mail again and choose the portal that it names. Only if HubSpot still lists the app in the other portal, under Settings, Integrations, Connected Apps, remove it there.',
      );
    case 'not-super-admin':
      return stop(
        'A super admin is needed',
        'The HubSpot user who confirmed is not a super admin of this portal.',
        'The connection was refused, and no access was kept.',
        'Ask a super admin of the portal to open the link in the mail, or ask one to make you a super admin first.',
      );
    case 'install-denied':
      return wait(
        'Not connected',
        'HubSpot says that the connection was not confirmed.',
        'Nothing was granted, and nothing was changed.',
        'If that was not meant, open the link in your mail again. It stays valid until its deadline.',
      );
    case 'state-unknown':
      return closed(
        stop(
          'This attempt does not count',
          'It was used before, is too old, or was not started from our mail.',
          'Nothing was connected by it.',
          'Open the link in your mail again and start from there.',
        ),
      );
    case 'hubspot-unreachable':
      return wait(
        'HubSpot does not answer',
        'We asked HubSpot, and got no usable answer.',
        'Nothing was recorded. Your link stays valid.',
        'Open the link in your mail again in a few minutes.',
      );
    case 'try-again':
      return closed(
        stop(
          'Something failed on our side',
          'Your last step could not be carried out.',
          'It may not have been recorded. Doing it again is safe: nothing happens twice.',
          'Open the link in your mail again. It shows what is recorded.',
        ),
      );
    case 'bad-input':
      return stop(
        'That could not be read',
        'Something that was sent is missing or has the wrong form.',
        'Nothing was recorded.',
        'Go back one page and check what you entered.',
      );
  }
}
