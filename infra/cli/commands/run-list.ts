import { runsAnswer } from '../answers.ts';
import type { CommandSpec } from '../command.ts';
import { RUN_HEADS, runRow } from '../text/rows.ts';
import { table } from '../text/table.ts';

/** @see CommandSpec */
export const runList: CommandSpec = {
  name: 'list',
  summary: 'Runs, the newest first.',
  about: `Lists the runs of the workflows: invitation-acceptance (from a client's invitation to its connected portal) and access-provisioning
(from an engagement's start, change or end to access that was read back). A parked run waits for you.`,
  options: [
    { flags: '--workflow <name>', description: 'only the runs of one workflow' },
    { flags: '--parked', description: 'only those that wait for you' },
  ],
  examples: ['steward run list', 'steward run list --parked', 'steward run list --workflow access-provisioning'],
  async run({ options, api, look }) {
    const workflow = options['workflow'];
    const query = typeof workflow === 'string' ? `?${new URLSearchParams({ workflow })}` : '';
    const { raw, data } = await api.get(`/runs${query}`, runsAnswer);
    const shown = options['parked'] === true ? data.runs.filter((run) => run.state === 'parked') : data.runs;
    const rows = shown.map((run) => [run.clientName, ...runRow(run, look)]);
    return {
      json: options['parked'] === true ? { runs: shown } : raw,
      text: table(look.style, ['Client', ...RUN_HEADS], rows, 'No runs.'),
    };
  },
};
