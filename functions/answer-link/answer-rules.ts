import { speaksForClient } from '../../shared/domain/client-admins.ts';
import { clientWords } from '../../shared/domain/client-words/client-words.ts';
import { languageOf } from '../../shared/domain/language.ts';
import { clientStream } from '../../shared/domain/ledger.ts';
import type { Link } from '../../shared/domain/link.ts';
import { isPartnerSide } from '../../shared/domain/person.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { PageAnswer, PageRequest } from '../../shared/pages/page-exchange.ts';
import type { Clients } from '../../shared/ports/clients.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { People } from '../../shared/ports/people.ts';
import type { LinkPages } from '../../shared/services/link-pages.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import type { ReadLanguage } from '../../shared/services/reader-language.ts';
import { readTold } from './client-forms.ts';

/** What naming who is told needs. */
export interface AnswerRulesDependencies {
  readonly linkPages: Pick<LinkPages, 'show'>;
  readonly clients: Pick<Clients, 'read' | 'replace'>;
  readonly people: Pick<People, 'read' | 'findByEmail' | 'ensure'>;
  readonly queueMail: QueueMail;
  readonly readLanguage: ReadLanguage;
  readonly clock: Clock;
  /** E-mail domains of the agency. */
  readonly domains: readonly string[];
}

/** What a button on one of the two pages does. */
export type RulesAct = (link: Link, token: string, request: PageRequest) => Promise<PageAnswer>;

/** The link of the rules is valid for long, so it only asks for a fresh one, which has the form. */
export interface AnswerRules {
  askForLink: RulesAct;
  nameTold: RulesAct;
}

/** How long the fresh link is valid, in hours. */
const VALID_HOURS = 24;
const TRIES = 5;

/** @see AnswerRules */
export function createAnswerRules(dependencies: AnswerRulesDependencies): AnswerRules {
  const { linkPages, clients, people, queueMail, readLanguage, clock, domains } = dependencies;
  return {
    async askForLink(link, token, { correlationId }) {
      const person = await people.read(link.personId);
      const client = link.clientId === undefined ? undefined : await clients.read(link.clientId);
      if (client === undefined || person?.kind !== 'client' || !speaksForClient(client, person.personId))
        return linkPages.show(link, token);
      const now = clock.now();
      await queueMail({
        // One an hour, however often it is pressed.
        mailId: `${client.clientId}.client-settings.${link.personId}.${now.toISOString().slice(0, 13)}`,
        kind: 'client-settings',
        linkPurpose: 'client-settings',
        personId: link.personId,
        clientId: client.clientId,
        reminder: 0,
        facts: { deadlineAt: new Date(now.getTime() + VALID_HOURS * 3_600_000).toISOString() },
        correlationId,
      });
      return { redirect: `/links/${token}?done=link-mailed` };
    },

    async nameTold(link, token, { form, query }) {
      const asked = languageOf(query['lang']);
      const { errors } = clientWords(asked ?? (await readLanguage(link))).settings;
      const { emails, wrong } = readTold(form);
      const fault = (error: string) => linkPages.show(link, token, { language: asked, fault: { error, emails } });
      if (wrong !== undefined) return fault(errors.email(wrong));
      for (const email of emails) if (await isOurs(email)) return fault(errors.agency(email));
      const named = await Promise.all(emails.map((email) => people.ensure({ email, name: email, kind: 'client' })));
      await keep(
        link,
        named.map((person) => person.personId),
      );
      return { redirect: `/links/${token}?done=saved` };
    },
  };

  async function keep({ clientId, personId: actor }: Link, named: readonly string[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const client = clientId === undefined ? undefined : await clients.read(clientId);
      if (client === undefined || (client.noticePersonIds ?? []).join() === named.join()) return;
      const { noticePersonIds: _before, ...rest } = client;
      try {
        return await clients.replace(named.length === 0 ? rest : { ...rest, noticePersonIds: named }, [
          {
            stream: clientStream(client.clientId),
            type: 'notice-contacts-named',
            at: clock.now().toISOString(),
            actor,
            facts: { named },
          },
        ]);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  }

  async function isOurs(email: string): Promise<boolean> {
    const known = await people.findByEmail(email);
    const roster = { emails: new Set<string>(), hubspotUserIds: new Set<string>(), domains };
    return (known !== undefined && known.kind !== 'client') || isPartnerSide(roster, { id: '', email });
  }
}
