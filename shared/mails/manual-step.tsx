import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import type { ManualChange } from '../domain/manual-step-words.ts';
import { dayWords, whenWords } from '../domain/when-words.ts';
import type { Block } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Asks a super admin of the client for a change that no API may make. */
export interface ManualStepData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly recipientName: string;
  readonly clientName: string;
  readonly change: ManualChange;
  readonly personName: string;
  readonly personEmail: string;
  readonly permissionSetName: string;
  readonly teams: readonly string[];
  readonly superAdmin?: boolean | undefined;
  readonly makeSuperAdmin?: boolean | undefined;
  /** False: the portal cannot be read, and the recipient's word is kept. */
  readonly readBack?: boolean | undefined;
  readonly steps: readonly string[];
  /** Why no API can do it. */
  readonly reason: string;
  /** What a permission set that has to be made should allow. */
  readonly packageDoes?: readonly string[] | undefined;
  readonly deadlineAt: string;
  readonly link: string;
  readonly reminder: number;
}

/** Composes it. */
export function composeManualStep(data: ManualStepData): ComposedMail {
  const { agencyName, clientName, timeZone, language, teams, packageDoes = [] } = data;
  const { manual, common } = clientWords(language);
  const allow: Block[] =
    packageDoes.length === 0 ? [] : [{ kind: 'list', title: manual.shouldAllow, sign: 'yes', items: packageDoes }];
  return composeMail({
    language,
    agencyName,
    recipientName: data.recipientName,
    subject: manual.subject(clientName, data.personName, dayWords(data.deadlineAt, timeZone, language)),
    preview: manual.lead(data),
    heading: manual.title(clientName),
    reminder: data.reminder,
    blocks: [
      { kind: 'paragraph', text: manual.lead(data) },
      { kind: 'callout', label: manual.deadline, text: whenWords(data.deadlineAt, timeZone, language) },
      { kind: 'paragraph', text: manual.soWeAsk(data.reason, agencyName) },
      {
        kind: 'facts',
        facts: [
          { label: common.person, value: data.personName },
          { label: common.address, value: data.personEmail },
          { label: common.permissionSet, value: data.permissionSetName },
          { label: common.teams(teams.length), value: teams.join(', ') },
        ],
      },
      ...allow,
      { kind: 'list', title: manual.how, sign: 'number', items: data.steps },
      { kind: 'button', label: manual.openTask, href: data.link },
      {
        kind: 'paragraph',
        text: `${manual.onThePage} ${data.readBack === false ? manual.tellAndKeep : manual.tellAndRead}`,
      },
    ],
    because: common.becauseAdmin(clientName),
  });
}
