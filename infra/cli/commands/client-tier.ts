import * as z from 'zod';
import { argument, type CommandSpec } from '../command.ts';

const tierAnswer = z.object({ tier: z.string().nullable() });

/** @see CommandSpec */
export const clientTier: CommandSpec = {
  name: 'tier <client> <tier>',
  summary: 'Say which HubSpot subscription a client has.',
  about: `HubSpot does not tell the tier of every portal. This notes it: free, starter, professional or enterprise; unknown takes the note away.
Packages that need more than the client has are then refused before anybody is asked. What HubSpot tells later takes its place.`,
  examples: ['steward client tier c-300001 professional', 'steward client tier c-300001 unknown'],
  async run({ args, api }) {
    const path = `/clients/${encodeURIComponent(argument(args, 0))}/tier`;
    const { raw, data } = await api.send('PUT', path, { tier: argument(args, 1).toLowerCase() }, tierAnswer);
    return { json: raw, text: data.tier === null ? 'The tier is unknown now.' : `The tier is ${data.tier} now.` };
  },
};
