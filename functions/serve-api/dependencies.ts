import type { RuntimeSettings } from '../../shared/domain/settings.ts';
import type { Chores } from '../../shared/ports/chores.ts';
import type { Clients, Invitations } from '../../shared/ports/clients.ts';
import type { Clock, Randomness } from '../../shared/ports/clock.ts';
import type { Connections } from '../../shared/ports/connections.ts';
import type { Engagements, Grants, PortalRulesBook } from '../../shared/ports/engagements.ts';
import type { PartnerRecords } from '../../shared/ports/hubspot.ts';
import type { Ledger } from '../../shared/ports/ledger.ts';
import type { Links } from '../../shared/ports/mailing.ts';
import type { People } from '../../shared/ports/people.ts';
import type { Catalogues, Policies } from '../../shared/ports/publications.ts';
import type { RunDirectory, Runs } from '../../shared/ports/runs.ts';
import type { WaitDirectory, Waits } from '../../shared/ports/waits.ts';
import type { BeginRun } from '../../shared/services/begin-run.ts';
import type { QueueMail } from '../../shared/services/queue-mail.ts';
import type { RestartRun } from '../../shared/services/restart-run.ts';
import type { SetContact } from '../../shared/services/set-contact.ts';
import type { EndEngagement, StartEngagement } from '../../shared/services/start-engagement.ts';

/** What the routes work with; each names in its own `run` what it takes of it. */
export interface ApiDependencies {
  readonly settings: RuntimeSettings;
  /** Where mailed and printed links lead. */
  readonly publicUrl: string;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly clients: Clients;
  readonly invitations: Pick<Invitations, 'ofClient'>;
  readonly people: People;
  readonly engagements: Engagements;
  readonly grants: Pick<Grants, 'ofPortal' | 'ofPerson'>;
  readonly portalRulesBook: Pick<PortalRulesBook, 'current'>;
  readonly connections: Pick<Connections, 'read'>;
  readonly runs: Pick<Runs, 'read'> & RunDirectory;
  readonly waits: Pick<Waits, 'read' | 'replace' | 'openOfRun'> & WaitDirectory;
  readonly links: Pick<Links, 'create'>;
  readonly catalogues: Catalogues;
  readonly policies: Policies;
  readonly ledger: Pick<Ledger, 'read'>;
  readonly partnerRecords: Pick<PartnerRecords, 'propertyNames'>;
  readonly chores: Chores;
  readonly setContact: SetContact;
  readonly queueMail: QueueMail;
  readonly beginRun: BeginRun;
  readonly restartRun: RestartRun;
  readonly startEngagement: StartEngagement;
  readonly endEngagement: EndEngagement;
}
