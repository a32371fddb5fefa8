import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import * as words from '../../shared/lambda/word-parts.ts';
import { createRestartRun } from '../../shared/services/runs/restart-run.ts';
import { createTakeUpRuns } from '../../shared/services/runs/take-up-runs.ts';
import { createEstablishConnection } from './establish-connection.ts';
import { createHandler } from './handler.ts';
import { createOAuthCallback } from './oauth-callback.ts';

const env = readEnvironment();

const [connections, clients, clock] = [records.connections(env), records.clients(env), systemClock];
const cipher = hubspot.cipher(env);
const restartRun = createRestartRun({
  runs: records.runs(env),
  executions: parts.executions(env),
  parkRun: () => Promise.reject(new Error('What a connection has held parks no run.')),
  clock,
});
const takeUpRuns = createTakeUpRuns({ runs: records.runs(env), restartRun });

export const handler = createHandler(
  createOAuthCallback({
    partnerPortalId: env.settings.hubspot.partnerPortalId,
    oauthServer: hubspot.oauthServer(env, ['partner', 'client']),
    oauthStates: records.oauthStates(env),
    ledger: records.ledger(env),
    linkPages: words.linkPages(env),
    readLanguage: words.readLanguage(env),
    clients,
    establish: createEstablishConnection({
      connections,
      clients,
      cipher,
      endWait: parts.endWait(env),
      takeUpRuns,
      clock,
    }),
    clock,
  }),
  words.pageSettings(env),
);
