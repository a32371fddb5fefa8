import { accessHeldFacts } from '../domain/client-words/access-held.ts';
import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import type { AccessHeld } from '../domain/portal-access.ts';
import { dayWords, whenWords } from '../domain/when-words.ts';
import type { Block } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** The portal rules, as on the rules page. Times are UTC, ISO 8601. */
export interface PortalRulesData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly recipientName: string;
  readonly clientName: string;
  readonly portalId: number;
  /** When it was looked up. */
  readonly asOf: string;
  readonly members: readonly AccessHeld[];
  readonly may: readonly string[];
  readonly never: readonly string[];
  readonly howToEnd: string;
  /** The rules page, where there is one. */
  readonly link?: string | undefined;
}

/** Composes it. */
export function composePortalRules(data: PortalRulesData): ComposedMail {
  const { agencyName, clientName, portalId, timeZone, language } = data;
  const { rules, common } = clientWords(language);
  return composeMail({
    language,
    agencyName,
    recipientName: data.recipientName,
    subject: rules.subject(clientName, portalId, dayWords(data.asOf, timeZone, language)),
    preview: rules.preview(agencyName),
    heading: rules.title(clientName),
    blocks: [
      { kind: 'paragraph', text: rules.mailLead(agencyName, portalId, whenWords(data.asOf, timeZone, language)) },
      membersBlock(data),
      { kind: 'list', title: rules.may, sign: 'yes', items: data.may },
      { kind: 'list', title: rules.never, sign: 'no', items: data.never },
      ...(data.link === undefined ? [] : [{ kind: 'button' as const, label: rules.open, href: data.link }]),
      { kind: 'section', title: common.howToEnd, text: data.howToEnd },
    ],
    because: rules.because(clientName, agencyName),
  });
}

function membersBlock(data: PortalRulesData): Block {
  const { rules } = clientWords(data.language);
  if (data.members.length === 0) return { kind: 'paragraph', text: rules.nobody(data.agencyName) };
  return {
    kind: 'entries',
    title: rules.who,
    entries: data.members.map((member) => ({ heading: member.name, facts: accessHeldFacts(member, data) })),
  };
}
