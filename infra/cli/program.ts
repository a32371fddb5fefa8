import { Command, InvalidArgumentError, Option } from 'commander';
import type { ApiClient } from './api-client.ts';
import type { CommandGroup, CommandSpec, Look } from './command.ts';
import { commands } from './commands.ts';
import { UsageError } from './errors.ts';
import { spaced } from './text/table.ts';

/** What the program needs of the world. */
export interface ProgramContext {
  readonly look: Look;
  /** Opened when a command runs, so that help works without an API. */
  readonly openApi: (stage: string | undefined) => ApiClient;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Told when a command has run and what it found is not well. */
  readonly notWell: () => void;
}

/** Makes the program from the list of commands. It throws instead of ending the process. */
export function createProgram(context: ProgramContext): Command {
  const program = new Command('steward')
    .description(
      'Works with Portal Steward: who gets into which client’s HubSpot portal, what they may do there, and how it ends.',
    )
    .option('--stage <name>', 'the stage to work with (else: STEWARD_STAGE, the local stack, production)')
    .addHelpText('after', HELP_END)
    .showHelpAfterError('Add --help to see how it is used.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.print(text.trimEnd()),
      writeErr: (text) => context.printError(text.trimEnd()),
    });
  for (const entry of commands) {
    if ('commands' in entry) addGroup(program, entry, context);
    else addCommand(program, entry, context);
  }
  return program;
}

const HELP_END = `
Where the API is: STEWARD_API and STEWARD_TOKEN, else the running local stack, else ~/.config/portal-steward/<stage>.json.
Exit codes: 0 done, 1 the answer is no or something is not well, 2 the command line does not fit.

Start here:
  $ steward status`;

function addGroup(program: Command, group: CommandGroup, context: ProgramContext): void {
  const parent = program.command(group.name).summary(group.summary).description(group.summary);
  parent.copyInheritedSettings(program);
  for (const spec of group.commands) addCommand(parent, spec, context);
}

function addCommand(parent: Command, spec: CommandSpec, context: ProgramContext): void {
  const command = parent
    .command(spec.name)
    .summary(spec.summary)
    .description(spec.about.replaceAll('\n', ' '))
    .option('--json', 'print the API’s answer as JSON')
    .addHelpText('after', `\nExamples:\n${spec.examples.map((example) => `  $ ${example}`).join('\n')}`);
  for (const { flags, description, required, parse } of spec.options ?? []) {
    const option = new Option(flags, description).makeOptionMandatory(required === true);
    if (parse !== undefined) option.argParser((text) => parsed(parse, text));
    command.addOption(option);
  }
  command.action(async () => {
    const { json, stage, ...options } = command.optsWithGlobals<{ json?: boolean; stage?: string }>();
    const api = openedLater(() => context.openApi(stage));
    const result = await spec.run({ args: command.args, options, api, look: context.look });
    const zone = context.look.when.toldIn();
    const inZone = zone === undefined ? '' : context.look.style(`Times are those of ${zone}.`, 'dim');
    context.print(json === true ? JSON.stringify(result.json, null, 2) : spaced(result.text, inZone));
    if (result.ok === false) context.notWell();
  });
}

/** Commands that only look at a file need no API. */
function openedLater(open: () => ApiClient): ApiClient {
  let opened: ApiClient | undefined;
  const client = () => (opened ??= open());
  return {
    get: (path, reads) => client().get(path, reads),
    send: (method, path, body, reads) => client().send(method, path, body, reads),
  };
}

function parsed(parse: (text: string) => unknown, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof UsageError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}
