import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import { whenWords } from '../domain/when-words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** Tells a client, loudly and at once, that somebody has emergency access to its portal. */
export interface BreakGlassNoticeData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly recipientName?: string | undefined;
  readonly clientName: string;
  readonly portalId: number;
  readonly packageName: string;
  readonly packageDoes: readonly string[];
  readonly people: readonly { readonly name: string; readonly email: string; readonly access: string }[];
  readonly askedBy: string;
  readonly agreedBy: readonly string[];
  /** UTC, ISO 8601. */
  readonly endsAt: string;
}

/** Composes it. */
export function composeBreakGlassNotice(data: BreakGlassNoticeData): ComposedMail {
  const { agencyName, clientName, language } = data;
  const { breakGlass, codes, common } = clientWords(language);
  const until = whenWords(data.endsAt, data.timeZone, language);
  return composeMail({
    language,
    agencyName,
    recipientName: data.recipientName,
    subject: breakGlass.subject(clientName, agencyName, until),
    preview: breakGlass.lead(agencyName, data.portalId),
    heading: breakGlass.heading(agencyName),
    blocks: [
      { kind: 'paragraph', text: breakGlass.lead(agencyName, data.portalId) },
      { kind: 'callout', label: breakGlass.untilLabel, text: until },
      { kind: 'paragraph', text: breakGlass.untilWords },
      {
        kind: 'entries',
        title: breakGlass.who,
        entries: data.people.map(({ name, email, access }) => ({
          heading: name,
          facts: [
            { label: common.address, value: email },
            { label: common.access, value: access },
          ],
        })),
      },
      {
        kind: 'facts',
        facts: [
          { label: breakGlass.package, value: data.packageName },
          { label: breakGlass.asked, value: data.askedBy },
          { label: breakGlass.agreed, value: data.agreedBy.join(', ') },
        ],
      },
      { kind: 'list', title: breakGlass.does, sign: 'yes', items: data.packageDoes },
      { kind: 'section', title: breakGlass.wrong, text: `${breakGlass.wrongWords(agencyName)} ${codes.howToEnd}` },
    ],
    because: `${common.becauseAdmin(clientName)} ${common.toldOfAll}`,
  });
}
