import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createOAuthInstall } from './oauth-install.ts';

const env = readEnvironment();

export const handler = createHandler(
  createOAuthInstall({
    linkPages: parts.linkPages(env),
    oauthStates: parts.oauthStates(env),
    outcomes: parts.outcomes(env),
    consentUrl: parts.consentUrl(env),
    clock: parts.clock,
    randomness: parts.randomness,
  }),
  parts.pageSettings(env),
);
