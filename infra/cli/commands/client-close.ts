import { closureBegunAnswer } from '../closure-answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { indented } from '../text/table.ts';

/** @see CommandSpec */
export const clientClose: CommandSpec = {
  name: 'close <client>',
  summary: 'End all access to a client’s portal, and the connection.',
  about: `For a client that ends everything and asks for it by other means than its page. Engagements and open questions end; everybody of yours is removed from the
portal and read back; who is a super admin is asked of the client, who may also leave it as it is; then the app is uninstalled, and both sides are told. What
is left undone leaves it "partly", with the app installed: the same command takes up the rest. It cannot be taken back.`,
  examples: ['steward client close c-300001'],
  async run({ args, api }) {
    const client = argument(args, 0);
    const path = `/clients/${encodeURIComponent(client)}/closure`;
    const { raw, data } = await api.send('POST', path, {}, closureBegunAnswer);
    const see = `See how it goes:\n${indented(`steward client show ${client}`)}`;
    const said = data.begun
      ? 'All access is being ended.'
      : data.state === 'running'
        ? 'It is being ended already.'
        : 'It is ended already, and the app is uninstalled.';
    return { json: raw, text: `${said} ${see}` };
  },
};
