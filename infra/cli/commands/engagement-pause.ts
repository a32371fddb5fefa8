import { argument, type CommandSpec } from '../command.ts';
import { engagementChangedAnswer } from '../engagement-answers.ts';
import { engagementChangedText } from '../text/engagement-text.ts';

/** @see CommandSpec */
export const engagementPause: CommandSpec = {
  name: 'pause <engagement>',
  summary: 'Take the access of an engagement away until it is resumed.',
  about: `Pauses an engagement: what no other engagement needs is taken away, read back, and told to the client, as at its end. The engagement
stays, with its team and its day; a paused one still ends on that day. Pausing twice does no harm.`,
  examples: ['steward engagement pause e-300001-1795525200000'],
  async run({ args, api, look }) {
    const path = `/engagements/${encodeURIComponent(argument(args, 0))}/pause`;
    const { raw, data } = await api.send('POST', path, {}, engagementChangedAnswer);
    return { json: raw, text: engagementChangedText(data, look, 'It is paused already.') };
  },
};

/** @see CommandSpec */
export const engagementResume: CommandSpec = {
  name: 'resume <engagement>',
  summary: 'Give the access of a paused engagement again.',
  about: `Resumes a paused engagement: its team gets its access again. What was approved before, for the same package and the same people, is
not asked about again. Resuming twice does no harm.`,
  examples: ['steward engagement resume e-300001-1795525200000'],
  async run({ args, api, look }) {
    const path = `/engagements/${encodeURIComponent(argument(args, 0))}/resume`;
    const { raw, data } = await api.send('POST', path, {}, engagementChangedAnswer);
    return { json: raw, text: engagementChangedText(data, look, 'It is not paused.') };
  },
};
