import { askedAtClient, speaksForClient, toldAtClient } from '../../domain/client-admins.ts';
import { clientWords } from '../../domain/client-words/client-words.ts';
import { mayLeave } from '../../domain/closure.ts';
import type { Language } from '../../domain/language.ts';
import type { Link } from '../../domain/link.ts';
import { listWords } from '../../domain/list-words.ts';
import type { RuntimeSettings } from '../../domain/settings.ts';
import type { Outcome, Wait } from '../../domain/wait.ts';
import { renderClientSettingsPage } from '../../pages/client-settings-page.tsx';
import { renderManualStepPage } from '../../pages/manual-step-page.tsx';
import { renderRulesPage } from '../../pages/rules-page.tsx';
import type { Clients } from '../../ports/clients.ts';
import type { People } from '../../ports/people.ts';
import type { AgreedPackages } from '../access/agreed-packages.ts';
import type { DescribeManualStep } from '../access/describe-manual-step.ts';
import type { DescribeRules } from '../access/describe-rules.ts';
import { clientOf } from '../client-of.ts';
import type { ClosurePages } from '../closures/closure-pages.ts';
import type { ShowExtra } from '../link-pages.ts';
import type { DescribeWait } from '../runs/describe-wait.ts';
import type { ShowOnboarding } from './onboarding.ts';

/** What the pages of a client need. Reads only. */
export interface ClientPagesDependencies {
  readonly settings: RuntimeSettings;
  readonly clients: Pick<Clients, 'read'>;
  readonly people: Pick<People, 'read'>;
  readonly describeWait: DescribeWait;
  readonly describeManualStep: DescribeManualStep;
  readonly describeRules: DescribeRules;
  readonly agreedPackages: AgreedPackages;
  readonly showOnboarding: ShowOnboarding;
  readonly closurePages: Pick<ClosurePages, 'offer'>;
}

/** A link, and how its page is to be shown. */
export interface ClientPage {
  readonly link: Link;
  readonly token: string;
  readonly postPath: string;
  readonly language: Language;
  readonly extra: ShowExtra;
}

/** Pages that people of a client see, each as a document; undefined where there is nothing to show. */
export interface ClientPages {
  /** `wait` is absent where the client was asked to connect again. */
  onboarding(page: ClientPage, wait?: Wait, outcome?: Outcome): Promise<string | undefined>;
  manualStep(page: ClientPage, wait: Wait): Promise<string>;
  rules(page: ClientPage): Promise<string | undefined>;
  /** Where the client names who is told of changes. */
  settings(page: ClientPage): Promise<string | undefined>;
}

/** @see ClientPages */
export function createClientPages(dependencies: ClientPagesDependencies): ClientPages {
  const { settings, clients, people, describeWait, describeManualStep, describeRules, agreedPackages } = dependencies;
  const { agency } = settings;
  return {
    async onboarding({ link, token, postPath, language, extra }, wait, outcome) {
      const client = link.clientId === undefined ? undefined : await clients.read(link.clientId);
      if (client === undefined) return undefined;
      // While the invitation waits, its package is what was approved with it; afterwards, what is agreed by now.
      const packages =
        wait === undefined || outcome !== undefined
          ? await agreedPackages(client.clientId)
          : await describeWait(wait, language);
      const fault = extra.fault?.handOn;
      return dependencies.showOnboarding({ link, token, postPath, client, language, packages, wait, outcome, fault });
    },

    async manualStep({ link, postPath, language }, wait) {
      const words = await describeManualStep(wait, language);
      const house = { agencyName: agency.name, timeZone: agency.timeZone, language, look: agency };
      const leaves = mayLeave(wait, await people.read(link.personId));
      return renderManualStepPage({ ...house, ...words, postPath, deadlineAt: wait.deadlineAt, mayLeave: leaves });
    },

    async rules({ link, postPath, language, extra }) {
      const client = await clientOf(clients, link);
      if (client === undefined) return undefined;
      const rules = await describeRules(client.clientId, language);
      // What can be changed is the client's to change: the agency's own readers, and who has left the client, only read.
      const speaks = speaksForClient(client, link.personId) && (await people.read(link.personId))?.kind === 'client';
      if (!speaks) return renderRulesPage({ ...rules, look: agency });
      const names = listWords(await namesOf(toldAtClient(client), language), language);
      const told = { names, postPath, linkMailed: extra.done === 'link-mailed' };
      const endAccess = await dependencies.closurePages.offer(link, postPath, extra.done);
      return renderRulesPage({ ...rules, look: agency, told, endAccess });
    },

    async settings({ link, postPath, language, extra }) {
      const client = await clientOf(clients, link);
      if (client === undefined) return undefined;
      const named = await Promise.all((client.noticePersonIds ?? []).map((personId) => people.read(personId)));
      return renderClientSettingsPage({
        agencyName: agency.name,
        look: agency,
        language,
        clientName: client.name,
        postPath,
        emails: extra.fault?.emails ?? named.flatMap((person) => person?.email ?? []),
        otherwise: listWords(await namesOf(askedAtClient(client), language), language),
        error: extra.fault?.error,
        saved: extra.done === 'saved',
      });
    },
  };

  function namesOf(personIds: readonly string[], language: Language): Promise<string[]> {
    const erased = clientWords(language).common.somebodyErased;
    return Promise.all(personIds.map(async (personId) => (await people.read(personId))?.name ?? erased));
  }
}
