import { statusAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { engagementChangedAnswer } from '../engagement-answers.ts';
import { engagementChangedText } from '../text/engagement-text.ts';
import { dayOf } from './engagement-start.ts';

/** @see CommandSpec */
export const engagementExtend: CommandSpec = {
  name: 'extend <engagement>',
  summary: 'Move the end of an engagement to a later day.',
  about: `Extends an engagement, and its team's access with it. Up to the package's length from the day on which the manager is asked about
the end, nobody is asked again; for a later day the policy's approvers are, and the earlier end counts until they agree. Break-glass access is
not extended. Extending twice to the same day does no harm.`,
  options: [
    {
      flags: '--until <date>',
      description: 'the last day, as 2027-03-31 (it ends in the agency’s time zone)',
      required: true,
      parse: dayOf,
    },
  ],
  examples: ['steward engagement extend e-300001-1795525200000 --until 2027-03-31'],
  async run({ args, options, api, look }) {
    // An answer names the agency's zone, in which the day ends.
    await api.get('/status', statusAnswer);
    const path = `/engagements/${encodeURIComponent(argument(args, 0))}/extend`;
    const body = { endsAt: look.when.endOf(String(options['until'])) };
    const { raw, data } = await api.send('POST', path, body, engagementChangedAnswer);
    return { json: raw, text: engagementChangedText(data, look, 'It ends on that day already.') };
  },
};
