import { dayWords, whenWords } from '../domain/when-words.ts';
import { BEING_CHECKED, confirmedWords } from '../domain/words.ts';
import type { ComposedMail } from './composed-mail.ts';
import { composeMail } from './frame.tsx';

/** The portal rules, as on the rules page. Times are UTC, ISO 8601. */
export interface PortalRulesData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly recipientName: string;
  readonly clientName: string;
  readonly portalId: number;
  readonly publishedAt: string;
  readonly members: readonly {
    readonly name: string;
    readonly permissionSet: string;
    readonly teams: readonly string[];
    readonly since: string;
    readonly until: string;
    readonly packageName: string;
    /** The access was not read back (yet), or could not be. */
    readonly beingChecked?: boolean | undefined;
    /** The client confirmed it, and it was not read back. */
    readonly confirmed?: boolean | undefined;
  }[];
  readonly may: readonly string[];
  readonly never: readonly string[];
  readonly howToEnd: string;
  /** The rules page, where there is one. */
  readonly link?: string | undefined;
}

/** Composes it. */
export function composePortalRules(data: PortalRulesData): ComposedMail {
  const published = dayWords(data.publishedAt, data.timeZone);
  return composeMail({
    agencyName: data.agencyName,
    recipientName: data.recipientName,
    subject: `${data.clientName}, portal ${data.portalId}: portal rules of ${published}`,
    preview: `Who of ${data.agencyName} works in the portal, what they may do, and what they never do.`,
    heading: `Portal rules of ${data.clientName}`,
    blocks: [
      {
        kind: 'paragraph',
        text: `Who of ${data.agencyName} works in portal ${data.portalId}, what they may do, and what they never do. As of ${whenWords(data.publishedAt, data.timeZone)}.`,
      },
      ...(data.members.length === 0
        ? [{ kind: 'paragraph' as const, text: `Nobody of ${data.agencyName} has access to this portal.` }]
        : [
            {
              kind: 'entries' as const,
              title: 'Who has access',
              entries: data.members.map((member) => ({
                heading: member.name,
                tag: member.packageName,
                facts: [
                  {
                    label: 'Access',
                    value: [member.permissionSet, ...member.teams.map((team) => `team ${team}`)].join(', '),
                  },
                  { label: 'Since', value: dayWords(member.since, data.timeZone) },
                  { label: 'Until', value: dayWords(member.until, data.timeZone) },
                ],
                note: noteOf(member, data),
              })),
            },
          ]),
      { kind: 'list', title: 'They may', sign: 'yes', items: data.may },
      { kind: 'list', title: 'They never', sign: 'no', items: data.never },
      ...(data.link === undefined
        ? []
        : [{ kind: 'button' as const, label: 'Read the rules online', href: data.link }]),
      { kind: 'section', title: 'How to end it', text: data.howToEnd },
    ],
    because: `You get this mail because these rules hold for ${data.clientName} and ${data.agencyName}, and both sides get them.`,
  });
}

function noteOf(
  { beingChecked, confirmed }: PortalRulesData['members'][number],
  { clientName }: PortalRulesData,
): string | undefined {
  if (confirmed === true) return confirmedWords(clientName);
  return beingChecked === true ? BEING_CHECKED : undefined;
}
