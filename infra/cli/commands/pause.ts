import { outgoingAnswer } from '../answers.ts';
import type { CommandSpec } from '../command.ts';
import { indented } from '../text/table.ts';

/** @see CommandSpec */
export const pause: CommandSpec = {
  name: 'pause',
  summary: 'Stop all outgoing changes at once.',
  about: `Stops every change in every portal, at once and for all kinds of work: no user is created, changed or removed, no app is uninstalled, and
nobody of a client is asked for a change. Reading, planning and approvals go on. Work that meets the stop waits, with all that was approved, and
goes on by itself after steward resume. Pausing twice changes nothing.`,
  options: [
    { flags: '--reason <text>', description: 'why, for those who look at the status; it stays out of the ledger' },
  ],
  examples: ['steward pause', 'steward pause --reason "permission set renamed at several clients"'],
  async run({ api, options, look: { when } }) {
    const reason = options['reason'];
    const { raw, data } = await api.send(
      'POST',
      '/outgoing/pause',
      reason === undefined ? {} : { reason },
      outgoingAnswer,
    );
    const since = data.since === null ? '' : ` since ${when.time(data.since)}`;
    const text = `All outgoing changes are stopped${since}. Let them go on with:\n${indented('steward resume')}`;
    return { json: raw, text };
  },
};
