import { clientPortalAnswer } from '../answers.ts';
import { argument, type CommandResult, type CommandSpec } from '../command.ts';
import { UsageError } from '../errors.ts';
import { personWords } from '../text/rows.ts';
import { indented } from '../text/table.ts';

const portalOption = {
  flags: '--portal <id>',
  description: 'HubSpot’s id of the portal (hub id)',
  required: true,
  parse: portalOf,
};

/** @see CommandSpec */
export const clientSwapPortal: CommandSpec = {
  name: 'swap-portal <client>',
  summary: 'The client moved to another HubSpot portal.',
  about: `Changes a client's portal, and asks its contact to connect the new one. Refused while your people still have access in the old one:
end or pause its engagements first, so that nothing stays behind. What was read of the old portal is forgotten. Swapping twice does no harm.`,
  options: [portalOption],
  examples: ['steward client swap-portal c-300001 --portal 20000009'],
  run: async ({ args, options, api }) =>
    resultOf(
      await api.send('PUT', `${pathOf(args)}/portal`, { portalId: options['portal'] }, clientPortalAnswer),
      'It is its portal already.',
    ),
};

/** @see CommandSpec */
export const clientAddPortal: CommandSpec = {
  name: 'add-portal <client>',
  summary: 'The client has a further HubSpot portal.',
  about: `Adds a further portal of the same company as a client of its own: with its own connection, engagements, portal rules and ledger. The
client's contact is asked to connect it. Adding it twice does no harm.`,
  options: [
    portalOption,
    { flags: '--name <label>', description: 'how it is told from the other, as "Example GmbH (shop)"', required: true },
  ],
  examples: ['steward client add-portal c-300001 --portal 20000010 --name "Example Manufacturing (shop)"'],
  run: async ({ args, options, api }) =>
    resultOf(
      await api.send(
        'POST',
        `${pathOf(args)}/portals`,
        { portalId: options['portal'], name: options['name'] },
        clientPortalAnswer,
      ),
      'It is there already.',
    ),
};

type Answer = Awaited<ReturnType<Parameters<CommandSpec['run']>[0]['api']['send']>>;

function resultOf({ raw, data }: Answer, again: string): CommandResult {
  const { clientId, portalId, done, asked } = clientPortalAnswer.parse(data);
  const contact = `Nobody could be asked to connect it. Name a contact, then ask:\n${indented(
    `steward client contact ${clientId} --email <address> --name <name>\nsteward client connect ${clientId}`,
  )}`;
  const next = asked === null ? contact : `${personWords(asked)} is asked to connect it.`;
  return { json: raw, text: done ? again : `Portal ${portalId} is the one of ${clientId}. ${next}` };
}

function pathOf(args: readonly string[]): string {
  return `/clients/${encodeURIComponent(argument(args, 0))}`;
}

function portalOf(text: string): number {
  if (!/^[1-9]\d{0,15}$/.test(text)) throw new UsageError('It takes a portal id such as 20000009.');
  return Number(text);
}
