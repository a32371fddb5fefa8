import { fileURLToPath } from 'node:url';
import { catalogueSchema } from '../../shared/domain/service-package.ts';
import { publishedAnswer } from '../cli/answers.ts';
import { createApiClient } from '../cli/api-client.ts';
import { namingFile } from '../cli/errors.ts';
import { readJsonFile } from '../config.ts';
import { readPolicyFile } from '../policy-file.ts';

/** The files to publish. */
export interface PublicationFiles {
  readonly catalogue: string;
  readonly policy: string;
}

/** The example that the project ships; its people are nobody's. */
export const SHIPPED: PublicationFiles = {
  catalogue: fileURLToPath(new URL('../settings/catalogue.json', import.meta.url)),
  policy: fileURLToPath(new URL('../settings/approval-policy.json', import.meta.url)),
};

/** Which versions stand now. */
export interface Published {
  readonly catalogueVersion: number;
  readonly policyVersion: number;
}

/**
 * Publishes a catalogue and an approval policy through the API; unchanged ones keep their version.
 * @throws ConfigurationError when a file does not fit
 * @throws ApiRefusalError, ApiUnreachableError
 */
export async function publishFiles(
  { api, token }: { readonly api: string; readonly token: string },
  files: PublicationFiles,
): Promise<Published> {
  const client = createApiClient({ api, token, from: 'the deploy' });
  const catalogue = readJsonFile(files.catalogue, catalogueSchema);
  const policy = readPolicyFile(files.policy);
  const packages = await namingFile(files.catalogue, client.send('POST', '/catalogues', catalogue, publishedAnswer));
  const rules = await namingFile(files.policy, client.send('POST', '/policies', policy, publishedAnswer));
  return { catalogueVersion: packages.data.version, policyVersion: rules.data.version };
}

/** Publishes what the project ships; for local stages. `api` ends with its version. */
export function publishShipped(access: { readonly api: string; readonly token: string }): Promise<Published> {
  return publishFiles(access, SHIPPED);
}
