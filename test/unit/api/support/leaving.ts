import type { ServeApiDependencies } from '../../../../functions/serve-api/serve-api.ts';
import type { People } from '../../../../shared/ports/people.ts';
import { createBeginClosure } from '../../../../shared/services/closures/begin-closure.ts';
import { createBeginOffboarding } from '../../../../shared/services/offboardings/begin-offboarding.ts';
import { createChangeOffboarding } from '../../../../shared/services/offboardings/change-offboarding.ts';
import {
  createStartOffboarding,
  type StartOffboardingDependencies,
} from '../../../../shared/services/offboardings/start-offboarding.ts';
import { createReadRosters } from '../../../../shared/services/roster/reconcile-roster.ts';
import type { Effects } from '../../../support/memory/effects.ts';
import type { MemoryLedger } from '../../../support/memory/ledger.ts';
import { createMemoryRemedies } from '../../../support/memory/remedies.ts';

type Base = { readonly effects: Effects; readonly ledger: MemoryLedger } & Omit<
  StartOffboardingDependencies,
  'offboardings' | 'people'
> &
  Pick<ServeApiDependencies, 'rosterBook' | 'directoryBook' | 'queueMail' | 'settings' | 'clients' | 'connections'> & {
    readonly people: People;
  };

/** What leavings need, in memory. */
export function createLeaving(base: Base) {
  const { remedies, offboardings, closures } = createMemoryRemedies(base);
  const { people, settings, directoryBook: directory } = base;
  const office = {
    operator: () => people.ensure({ email: settings.mail.operator, name: 'Operations', kind: 'partner' }),
    acceptor: () => people.ensure({ email: settings.mail.acceptor, name: 'Acceptor', kind: 'partner' }),
  };
  const startOffboarding = createStartOffboarding({ ...base, offboardings });
  const readRosters = createReadRosters({ ...base, directory });
  return {
    remedies,
    offboardings,
    closures,
    beginClosure: createBeginClosure({
      ...base,
      closures,
      clientAppId: settings.hubspot.clientApp.appId,
    }),
    beginOffboarding: createBeginOffboarding({ ...base, offboardings, readRosters, office, startOffboarding }),
    changeOffboarding: createChangeOffboarding({ ...base, offboardings }),
  };
}
