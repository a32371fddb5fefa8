import { catalogueSchema } from '../../../shared/domain/service-package.ts';
import { readJsonFile } from '../../config.ts';
import { publishedAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { namingFile } from '../errors.ts';

/** @see CommandSpec */
export const cataloguePublish: CommandSpec = {
  name: 'publish <file>',
  summary: 'Publish the service packages.',
  about: `Publishes the file as the next version of the catalogue. Engagements that run keep the version they started with. Refused when the approval
policy leaves a package without approvers. An unchanged file keeps its version. Needs a token with the scope publish.`,
  examples: ['steward catalogue publish infra/settings/catalogue.json'],
  async run({ args, api }) {
    const file = argument(args, 0);
    const catalogue = readJsonFile(file, catalogueSchema);
    const { raw, data } = await namingFile(file, api.send('POST', '/catalogues', catalogue, publishedAnswer));
    const text = data.changed ? `Published as version ${data.version}.` : `Unchanged: version ${data.version} stands.`;
    return { json: raw, text };
  },
};
