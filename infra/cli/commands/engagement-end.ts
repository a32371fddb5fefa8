import { argument, type CommandSpec } from '../command.ts';
import { engagementEndedAnswer } from '../engagement-answers.ts';
import { indented } from '../text/table.ts';

/** @see CommandSpec */
export const engagementEnd: CommandSpec = {
  name: 'end <engagement>',
  summary: 'End an engagement now, and the access with it.',
  about: `Ends an engagement before its day. What no other engagement needs is taken away, read back, and told to the client. Ending it twice
does no harm.`,
  examples: ['steward engagement end e-300001-1795525200000'],
  async run({ args, api }) {
    const path = `/engagements/${encodeURIComponent(argument(args, 0))}/end`;
    const { raw, data } = await api.send('POST', path, {}, engagementEndedAnswer);
    const text =
      data.state === 'ended'
        ? 'It has ended already.'
        : `Its access is being taken away by ${data.runId}. See how it goes:\n${indented(`steward engagement show ${data.engagementId}`)}`;
    return { json: raw, text };
  },
};
