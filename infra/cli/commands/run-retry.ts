import { retriedAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';

/** @see CommandSpec */
export const runRetry: CommandSpec = {
  name: 'retry <run>',
  summary: 'Try a parked or partly done run again.',
  about: `Tries a run again from its record: what is done stays done, nobody is asked twice. A parked run goes on with its next attempt. Provisioning
that ended before all was read back becomes a new run of the same engagement. Remove the cause first: steward run list shows the reason.`,
  examples: ['steward run retry access-provisioning.e-300001-1795525200000-1'],
  async run({ args, api }) {
    const path = `/runs/${encodeURIComponent(argument(args, 0))}/retry`;
    const { raw, data } = await api.send('POST', path, {}, retriedAnswer);
    return { json: raw, text: `Under way: ${data.runId}, attempt ${data.attempt}.` };
  },
};
