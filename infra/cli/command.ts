import type { ApiClient } from './api-client.ts';
import type { Style } from './text/style.ts';
import type { When } from './text/when.ts';

/** How texts are made for the person who reads them. */
export interface Look {
  readonly style: Style;
  readonly when: When;
}

/** One call of a command. */
export interface CommandCall<Options> {
  /** In the order of the command's name. */
  readonly args: readonly string[];
  readonly options: Options;
  readonly api: ApiClient;
  readonly look: Look;
}

/** What a command has to say: for programs, and for people. */
export interface CommandResult {
  readonly json: unknown;
  readonly text: string;
  /** False where what was asked for is not well (exit code 1). */
  readonly ok?: boolean;
}

/** An option of a command. */
export interface OptionSpec {
  /** For example `--email <address>`. */
  readonly flags: string;
  readonly description: string;
  readonly required?: boolean;
  /** Turns the text into a value. @throws UsageError */
  readonly parse?: (text: string) => unknown;
}

/** A command as its file writes it. */
export interface CommandSpec {
  /** With its arguments: `show <client>`. */
  readonly name: string;
  /** One line, for lists. */
  readonly summary: string;
  /** What an operator needs to know before using it. */
  readonly about: string;
  readonly options?: readonly OptionSpec[];
  readonly examples: readonly string[];
  run(call: CommandCall<Readonly<Record<string, unknown>>>): Promise<CommandResult>;
}

/** Commands under one word. */
export interface CommandGroup {
  readonly name: string;
  readonly summary: string;
  readonly commands: readonly CommandSpec[];
}

/** The argument at a place; commander has made sure that it is there. */
export function argument(args: readonly string[], place: number): string {
  return args[place] ?? '';
}
