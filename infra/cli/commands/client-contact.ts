import { contactAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';
import { personWords } from '../text/rows.ts';

/** @see CommandSpec */
export const clientContact: CommandSpec = {
  name: 'contact <client>',
  summary: 'Name the client’s contact.',
  about: `Names the person at the client who is asked to connect the portal and is told of changes. It should be a super admin of the client's
portal: only a super admin can connect it. If the connection is being waited for, the person gets the mail now. A person of your own is refused.`,
  options: [
    { flags: '--email <address>', description: 'the person’s address', required: true },
    { flags: '--name <name>', description: 'the person’s name, as mails address them', required: true },
  ],
  examples: ['steward client contact c-300001 --email portal-admin@client.example --name "Portal admin"'],
  async run({ args, options, api }) {
    const path = `/clients/${encodeURIComponent(argument(args, 0))}/contact`;
    const body = { email: options['email'], name: options['name'] };
    const { raw, data } = await api.send('PUT', path, body, contactAnswer);
    const mailed = data.askedInWait === null ? '' : '\nThe mail with the link to connect the portal is on its way.';
    return { json: raw, text: `The contact is ${personWords(data.contact)}.${mailed}` };
  },
};
