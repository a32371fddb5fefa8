import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { approvalPolicySchema } from '../../shared/domain/approval-policy.ts';
import { catalogueSchema } from '../../shared/domain/service-package.ts';
import { stageSettingsSchema } from '../config.ts';

const FOLDER = fileURLToPath(new URL('../../docs/schemas', import.meta.url));

/** JSON Schemas of the files that an operator writes, by file name: for editors, and for reading. Made from the schemas that check the files. */
export function settingsSchemas(): Record<string, object> {
  const schemas = {
    'stage-settings.schema.json': stageSettingsSchema,
    'catalogue.schema.json': catalogueSchema,
    'approval-policy.schema.json': approvalPolicySchema,
  };
  return Object.fromEntries(
    Object.entries(schemas).map(([file, schema]) => [
      file,
      z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
    ]),
  );
}

/** Writes them to `docs/schemas`. */
export function writeSettingsSchemas(): void {
  mkdirSync(FOLDER, { recursive: true });
  for (const [file, schema] of Object.entries(settingsSchemas())) {
    writeFileSync(join(FOLDER, file), `${JSON.stringify(schema, null, 2)}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeSettingsSchemas();
