import { connectionRequestAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { personWords } from '../text/rows.ts';

/** @see CommandSpec */
export const clientConnect: CommandSpec = {
  name: 'connect <client>',
  summary: 'Ask for the portal to be connected again.',
  about: `Mails the client's contact a fresh link to connect the portal: when its connection was revoked, lacks a scope, or rests on a person who
leaves. A client that was just invited is asked by itself. Once connected, what waited for it goes on by itself.`,
  options: [],
  examples: ['steward client connect c-300001'],
  async run({ args, api }) {
    const path = `/clients/${encodeURIComponent(argument(args, 0))}/connection-request`;
    const { raw, data } = await api.send('POST', path, {}, connectionRequestAnswer);
    return { json: raw, text: `${personWords(data.asked)} is asked to connect the portal.` };
  },
};
