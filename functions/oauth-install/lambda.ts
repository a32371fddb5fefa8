import { systemClock, systemRandomness } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import * as words from '../../shared/lambda/word-parts.ts';
import { createHandler } from './handler.ts';
import { createOAuthInstall } from './oauth-install.ts';

const env = readEnvironment();

export const handler = createHandler(
  createOAuthInstall({
    linkPages: words.linkPages(env),
    readLanguage: words.readLanguage(env),
    oauthStates: records.oauthStates(env),
    outcomes: records.outcomes(env),
    consentUrl: hubspot.consentUrl(env),
    clock: systemClock,
    randomness: systemRandomness,
  }),
  words.pageSettings(env),
);
