import * as z from 'zod';
import { argument, type CommandSpec } from '../command.ts';

const wayAnswer = z.object({
  clientId: z.string(),
  way: z.string(),
  portalId: z.int().nullable(),
  endedWait: z.string().nullable(),
});

/** @see CommandSpec */
export const clientWay: CommandSpec = {
  name: 'way <client> <way>',
  summary: 'Say how your people get into a client’s portal.',
  about: `"partner-access-link" is how it is unless you say otherwise: the client connects its portal, and users are added by API and read back.
"client-created-user" is for a client that would rather not install the app: its super admin, or its contact, is mailed exactly which user to add with which permission
set and team, and confirms it. Nothing can be read back then; who confirmed it, and when, is kept, and every page and mail says so. If the client is being asked to connect
at this moment, it is not any more, and its invitation goes on. A portal that is connected is refused. Connecting a portal later switches back by itself.`,
  options: [{ flags: '--portal <number>', description: 'HubSpot’s number of the portal, where it is not known yet' }],
  examples: [
    'steward client way c-300001 client-created-user',
    'steward client way c-300001 client-created-user --portal 2000001',
    'steward client way c-300001 partner-access-link',
  ],
  async run({ args, options, api }) {
    const path = `/clients/${encodeURIComponent(argument(args, 0))}/way`;
    const portal = options['portal'];
    const body = { way: argument(args, 1), ...(portal === undefined ? {} : { portalId: Number(portal) }) };
    const { raw, data } = await api.send('PUT', path, body, wayAnswer);
    const asked = data.endedWait === null ? '' : '\nIt is not asked to connect any more; its invitation goes on.';
    const text =
      data.way === 'client-created-user'
        ? `The client adds the users by itself, and confirms them.${asked}`
        : 'The client connects its portal; users are added by API.';
    return { json: raw, text };
  },
};
