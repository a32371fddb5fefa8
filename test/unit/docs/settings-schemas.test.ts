import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { settingsSchemas } from '../../../infra/docs/settings-schemas.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'));

/** The shipped file that each schema describes. */
const SHIPPED: Record<string, string[]> = {
  'stage-settings.schema.json': ['infra/settings/local.json', 'infra/settings/example.json'],
  'catalogue.schema.json': ['infra/settings/catalogue.json'],
  'approval-policy.schema.json': ['infra/settings/approval-policy.json'],
};

describe('schemas of the settings', () => {
  for (const [file, schema] of Object.entries(settingsSchemas())) {
    it(`docs/schemas/${file} is fresh (node infra/docs/settings-schemas.ts writes it)`, () => {
      expect(read(`docs/schemas/${file}`)).toEqual(schema);
    });

    it(`${file} takes what is shipped, and refuses a field that nobody knows`, () => {
      const ajv = new Ajv2020({ strict: false });
      addFormats.default(ajv);
      const validate = ajv.compile(schema);
      for (const shipped of SHIPPED[file] ?? []) {
        const content = read(shipped) as object;
        expect(validate(content), JSON.stringify(validate.errors)).toBe(true);
        expect(validate({ ...content, nobodyKnows: true })).toBe(false);
      }
    });
  }
});
