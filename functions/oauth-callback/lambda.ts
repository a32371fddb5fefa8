import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createEstablishConnection } from './establish-connection.ts';
import { createHandler } from './handler.ts';
import { createOAuthCallback } from './oauth-callback.ts';

const env = readEnvironment();

const [connections, clients, clock] = [parts.connections(env), parts.clients(env), parts.clock];
const cipher = parts.cipher(env);

export const handler = createHandler(
  createOAuthCallback({
    partnerPortalId: env.settings.hubspot.partnerPortalId,
    oauthServer: parts.oauthServer(env, ['partner', 'client']),
    oauthStates: parts.oauthStates(env),
    ledger: parts.ledger(env),
    linkPages: parts.linkPages(env),
    clients,
    establish: createEstablishConnection({ connections, clients, cipher, endWait: parts.endWait(env), clock }),
    clock,
  }),
  parts.pageSettings(env),
);
