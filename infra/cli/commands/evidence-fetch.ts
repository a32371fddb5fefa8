import { join } from 'node:path';
import type { ApiClient } from '../api-client.ts';
import { argument, type CommandSpec } from '../command.ts';
import { ApiUnreachableError, UsageError } from '../errors.ts';
import { evidenceFilesAnswer, evidencePacksAnswer } from '../evidence-answers.ts';
import { writePackFolder } from '../evidence-folder.ts';
import { table } from '../text/table.ts';

/** Stands for the pack of a whole audit. */
const WHOLE = 'audit';

/** @see CommandSpec */
export const evidenceFetch: CommandSpec = {
  name: 'fetch <record>',
  summary: 'Fetch a pack of evidence into a folder.',
  about: `Fetches the pack of a whole audit, of one client with --client, or all packs of an audit or an offboarding with --all, each into a folder of
its own. Files that are there are not written over. Check what was fetched with: steward evidence verify`,
  options: [
    { flags: '--to <folder>', description: 'where to; it is made', required: true },
    { flags: '--client <id>', description: 'the pack of one client' },
    { flags: '--all', description: 'every pack' },
  ],
  examples: [
    'steward evidence fetch q-2026-10-05 --to audit',
    'steward evidence fetch q-2026-10-05 --client c-300001 --to client',
    'steward evidence fetch q-2026-10-05 --all --to packs',
  ],
  async run({ args, options, api, look: { style } }) {
    const id = argument(args, 0);
    const [to, client] = [String(options['to']), options['client']];
    if (options['all'] === true && client !== undefined) throw new UsageError('Name --client or --all, not both.');
    const wanted = options['all'] === true ? await allPacks(api, id) : [typeof client === 'string' ? client : WHOLE];
    const fetched: { folder: string; pack: string; files: number }[] = [];
    for (const name of wanted) {
      const folder = options['all'] === true ? join(to, name) : to;
      fetched.push({ folder, ...(await fetchPack(api, id, name, folder)) });
    }
    const rows = fetched.map(({ pack, files, folder }) => [pack, String(files), folder]);
    return { json: { fetched }, text: table(style, ['Pack', 'Files', 'Folder'], rows, 'nothing') };
  },
};

async function allPacks(api: ApiClient, id: string): Promise<string[]> {
  const { data } = await api.get(`/evidence?${new URLSearchParams({ id })}`, evidencePacksAnswer);
  return data.packs.map(({ clientId }) => clientId ?? WHOLE);
}

async function fetchPack(api: ApiClient, id: string, name: string, folder: string) {
  const path = `/evidence/${encodeURIComponent(id)}/${encodeURIComponent(name)}`;
  const { data } = await api.get(path, evidenceFilesAnswer);
  const files = new Map<string, Uint8Array>();
  for (const file of data.files) files.set(file.name, await download(file.name, file.url));
  writePackFolder(folder, files);
  return { pack: data.pack, files: files.size };
}

async function download(name: string, url: string): Promise<Uint8Array> {
  const answer = await fetch(url).catch(() => undefined);
  if (answer?.ok !== true) {
    const why = answer === undefined ? 'nothing answers there' : `it answered ${answer.status}`;
    throw new ApiUnreachableError(`${name} could not be fetched from ${new URL(url).host}: ${why}.`);
  }
  return new Uint8Array(await answer.arrayBuffer());
}
