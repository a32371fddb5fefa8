import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { readJsonFile } from '../config.ts';
import { UsageError } from './errors.ts';

/** Where the API is, and what opens it. */
export interface ApiAccess {
  /** With its version, without a slash at the end. */
  readonly api: string;
  readonly token: string;
  /** Where both were found, for messages. */
  readonly from: string;
  /** What to try when nothing answers there. */
  readonly whenSilent?: string;
}

/** Where to look. */
export interface AccessSources {
  readonly env: NodeJS.ProcessEnv;
  readonly projectRoot: string;
  readonly home: string;
  /** Named by `--stage`. */
  readonly stage?: string | undefined;
}

const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'a token: 43 letters, digits, "-" and "_"');
const stageFile = z.object({ api: z.url(), token: tokenSchema });
const addressesFile = z.object({ api: z.url(), operatorToken: tokenSchema });

/**
 * Finds the API: the environment first, then a running local stack, then the stage's own file.
 * @throws UsageError that says what to set
 * @throws ConfigurationError when a file is there and does not fit
 */
export function findApiAccess({ env, projectRoot, home, stage }: AccessSources): ApiAccess {
  const named = stage ?? env['STEWARD_STAGE'];
  const local = join(projectRoot, '.local', 'addresses.json');
  if (stage === undefined && env['STEWARD_API'] !== undefined && env['STEWARD_TOKEN'] !== undefined) {
    return { api: plain(env['STEWARD_API']), token: env['STEWARD_TOKEN'], from: 'STEWARD_API and STEWARD_TOKEN' };
  }
  if ((named === undefined || named === 'local') && existsSync(local)) {
    const { api, operatorToken } = readJsonFile(local, addressesFile);
    return {
      api: plain(api),
      token: operatorToken,
      from: local,
      whenSilent: 'Is the local stack running? Start it with: npm start',
    };
  }
  const file = join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'portal-steward', `${named ?? 'production'}.json`);
  if (existsSync(file)) {
    const { api, token } = readJsonFile(file, stageFile);
    return { api: plain(api), token, from: file };
  }
  throw new UsageError(
    [
      'No API is known. One of these tells it, the first that is there:',
      '  STEWARD_API and STEWARD_TOKEN in the environment',
      `  ${local} (written by npm start)`,
      `  ${file} with {"api": "https://…/api/v1", "token": "…"}`,
    ].join('\n'),
  );
}

function plain(api: string): string {
  return api.replace(/\/+$/, '');
}
