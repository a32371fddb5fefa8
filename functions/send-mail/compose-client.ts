import { connectWords } from '../../shared/domain/client-words/connect-scopes.ts';
import { readerLanguage } from '../../shared/domain/language.ts';
import type { Mail, MailKind } from '../../shared/domain/mail.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import { NotFoundError } from '../../shared/errors.ts';
import { composeClientSettings } from '../../shared/mails/client-settings.tsx';
import { composeConnectInvitation } from '../../shared/mails/connect-invitation.tsx';
import type { Clients } from '../../shared/ports/clients.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Waits } from '../../shared/ports/waits.ts';
import type { AgreedPackages } from '../../shared/services/access/agreed-packages.ts';
import { clientOf } from '../../shared/services/client-of.ts';
import type { DescribeWait } from '../../shared/services/runs/describe-wait.ts';
import type { Compose } from './send-mail.ts';

/** What composing mails to a client's people needs. */
export interface ComposeClientDependencies {
  readonly settings: RuntimeSettings;
  readonly waits: Pick<Waits, 'read'>;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly describeWait: DescribeWait;
  readonly agreedPackages: AgreedPackages;
}

const CLIENT_KINDS = ['connect-invitation', 'client-settings'] as const;
type ClientKind = (typeof CLIENT_KINDS)[number];

/** Whether a mail is about a client's own onboarding or choices. */
export function isClientKind(kind: MailKind): kind is ClientKind {
  return (CLIENT_KINDS as readonly MailKind[]).includes(kind);
}

/** Composes the mails about a client's own onboarding and choices, in the client's language. */
export function createComposeClient(dependencies: ComposeClientDependencies): Compose {
  const { settings, waits, clients, people, describeWait, agreedPackages } = dependencies;
  const { agency, hubspot } = settings;

  return async (mail, to, link) => {
    const client = await clientOf(clients, mail);
    if (client === undefined) throw new NotFoundError('Client of mail', mail.mailId);
    const language = readerLanguage(to, client, agency);
    const house = {
      agencyName: agency.name,
      timeZone: agency.timeZone,
      language,
      clientName: client.name,
      recipientName: nameOrNothing(to),
      link,
    };
    if (mail.kind === 'client-settings') {
      return composeClientSettings({ ...house, deadlineAt: String(mail.facts['deadlineAt']) });
    }
    const { scopes, optionalScopes, ...partner } = connectWords(hubspot.clientApp, language);
    const given = (client.handedOn ?? []).findLast((one) => one.to === to.personId && one.waitId === mail.waitId);
    const from = given === undefined ? undefined : await people.read(given.from);
    return composeConnectInvitation({
      ...house,
      ...partner,
      // In a mail, optional scopes stand with the others.
      scopes: [...scopes, ...optionalScopes],
      ...(await askedBy(mail, client.clientId)),
      handedOver: from === undefined ? undefined : { fromName: from.name, word: given?.word },
      reminder: mail.reminder,
    });
  };

  /** By an invitation that waits for it; or again, with no invitation. */
  async function askedBy({ mailId, waitId, facts }: Mail, clientId: string) {
    if (waitId === undefined) return { ...(await agreedPackages(clientId)), deadlineAt: String(facts['deadlineAt']) };
    const wait = await waits.read(waitId);
    if (wait === undefined) throw new NotFoundError('Wait of mail', mailId);
    const { packageName, packageDoes, packageDoesNot } = await describeWait(wait);
    return { packageName, packageDoes, packageDoesNot, deadlineAt: wait.deadlineAt };
  }
}

/** A person of whom only the address is known is greeted without a name. */
export function nameOrNothing(person: Person): string | undefined {
  return person.name === person.email ? undefined : person.name;
}
