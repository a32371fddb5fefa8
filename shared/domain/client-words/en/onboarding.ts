import type { OnboardingStage, OnboardingStep } from '../../onboarding.ts';

const STAGE: Readonly<Record<OnboardingStage, string>> = {
  sent: 'Asked, and not connected yet.',
  connected: 'Connected. Access is being set up; nothing is left for you to do.',
  partly: 'Access is set up in part.',
  provisioned: 'Access is set up and was read back. What is left is to send the rules to both sides.',
  done: 'All that was agreed is set up and was read back.',
};

const STEP: Readonly<Record<OnboardingStep, string>> = {
  sent: 'Sent',
  connected: 'Connected',
  provisioned: 'Access set up and read back',
  done: 'Done',
};

/** How far an onboarding is, and how it gets into the right hands. */
export const onboarding = {
  title: (client: string, agency: string) => `${client} and ${agency}: how far it is`,
  stage: (stage: OnboardingStage) => STAGE[stage],
  step: (step: OnboardingStep) => STEP[step],
  /** Instead of connected, where the client adds the users by itself. */
  byHandStep: 'You add our people yourselves',
  progress: 'How far it is',
  made: 'made',
  ahead: 'still ahead',
  partly: 'in part',
  ready: (ready: number, people: number) => `${ready} of ${people} people have their access.`,
  rulesByMail: 'Who has access, until when, and how to end it: you get that by mail as the portal rules.',
  openSteps: 'Still to do by hand',
  openStepsLead:
    'What no API may do, a super admin of the portal does. Each task has a mail of its own, with its link:',
  openStep: (person: string) => `The access of ${person}`,
  askedOf: (names: string) => `Mailed to ${names}`,
  deadline: 'Please do it by',
  why: 'Why we ask',
  whyText: (agency: string) =>
    `${agency} needs access for its people to do what was agreed, and no more. By the connection this is set up exactly, read back, and taken away again by itself at the end.`,
  never: 'What we never touch',
  neverText:
    'Your own users, super admins, billing, contract and security settings. Contents of your portal are not read for this.',
  /** The two other answers. */
  otherwise: 'Another way',
  notRight: 'I am not the right person',
  notRightLead:
    'Give this to the colleague who is a super admin in HubSpot. Your own link then only shows that you did.',
  colleagueEmail: 'Your colleague’s e-mail address',
  colleagueEmailHint: 'Of one person of your company.',
  colleagueName: 'Your colleague’s name',
  word: 'A word to your colleague',
  wordHint: 'Optional. It stands in the mail.',
  sharedMailbox: 'Send it to this shared mailbox all the same',
  hand: 'Hand it over',
  byHand: 'We would rather add your people ourselves',
  byHandLead: (agency: string) =>
    `Then you do not connect our app. For each person ${agency} sends you exactly which user, permission set and team to add, and asks you to confirm it. You also remove them by hand at the end.`,
  byHandButton: 'We add them ourselves',
  byHandChosen: 'You add our people yourselves',
  byHandChosenLead: (agency: string) =>
    `You have chosen not to connect the app. ${agency} sends you each change by mail, with the exact steps. If you change your mind, write to ${agency}.`,
  /** What did not fit. */
  goTo: 'Go to the field',
  errors: {
    email: 'Please give an e-mail address, such as admin@client.example.com.',
    name: 'Please give the name, 120 characters at most.',
    word: 'The word may have 500 characters at most.',
    own: 'That is your own address. Please give the one of a colleague.',
    agency: 'This address belongs to the agency. It has to be one of your own colleagues.',
    shared:
      'This is a shared mailbox: everybody who reads it could use the link. Better give the address of one person, or confirm it below.',
    'too-often': 'This was handed over too often. Please write to the agency who the right person is.',
    'no-portal': 'Your portal is not known yet, so this is not possible here. Please write to the agency.',
  },
  /** After it was handed over. */
  handedTitle: 'Handed over',
  handedLead: 'You have handed this to a colleague, who got a mail with a link of their own.',
  handedTo: 'To',
  handedAt: 'When',
  handedNext: 'Nothing is left for you to do, and no reminder comes to you any more. You can close this page.',
};
