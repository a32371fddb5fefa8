import { clientsAnswer } from '../answers.ts';
import type { CommandSpec } from '../command.ts';
import { stateCell } from '../text/rows.ts';
import { table } from '../text/table.ts';

/** @see CommandSpec */
export const clientList: CommandSpec = {
  name: 'list',
  summary: 'All clients.',
  about: `Lists the partner clients by name: where each stands, its portal, and the state of its last invitation. The id of the last column is
what other commands take.`,
  examples: [
    'steward client list',
    'steward client list --json | jq \'.clients[] | select(.state == "active") | .name\'',
  ],
  async run({ api, look: { style } }) {
    const { raw, data } = await api.get('/clients', clientsAnswer);
    const rows = data.clients.map((client) => [
      client.name,
      stateCell(client.state),
      client.portalId === null ? '' : String(client.portalId),
      client.tier ?? '',
      client.partOf === null ? (client.lastInvitation?.state ?? '') : `further portal of ${client.partOf}`,
      client.clientId,
    ]);
    const heads = ['Client', 'State', 'Portal', 'Tier', 'Last invitation', 'Id'];
    return {
      json: raw,
      text: table(style, heads, rows, 'No clients yet. They appear after your portal is connected: steward setup'),
    };
  },
};
