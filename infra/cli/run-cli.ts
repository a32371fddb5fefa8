import { CommanderError } from 'commander';
import { ConfigurationError } from '../config.ts';
import { type AccessSources, findApiAccess } from './api-access.ts';
import { createApiClient } from './api-client.ts';
import { ApiRefusalError, ApiUnreachableError, UsageError } from './errors.ts';
import { createProgram } from './program.ts';
import { createStyle, type Style } from './text/style.ts';
import { facts, indented, spaced, wrapped } from './text/table.ts';
import { createWhen } from './text/when.ts';

/** The world around one call of the command line. */
export interface CliWorld extends Omit<AccessSources, 'stage'> {
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  readonly colour: boolean;
  /** IANA name of this machine's zone: for times that no answer names a zone for. */
  readonly timeZone: string;
}

/** Runs one command line (without node and script). @returns the exit code: 0 done, 1 no or not well, 2 usage */
export async function runCli(args: readonly string[], world: CliWorld): Promise<0 | 1 | 2> {
  const style = createStyle(world.colour);
  const when = createWhen(world.timeZone);
  let well = true;
  const program = createProgram({
    look: { style, when },
    openApi: (stage) => createApiClient(findApiAccess({ ...world, stage }), when.tellIn),
    print: world.print,
    printError: world.printError,
    notWell: () => {
      well = false;
    },
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return well ? 0 : 1;
  } catch (error) {
    // Commander has printed its own words by now; exit code 0 is help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    world.printError(wordsOf(error, style));
    return error instanceof UsageError ? 2 : 1;
  }
}

function wordsOf(error: unknown, style: Style): string {
  if (error instanceof ApiRefusalError) return refusalWords(error, style);
  const known =
    error instanceof UsageError || error instanceof ApiUnreachableError || error instanceof ConfigurationError;
  if (known) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function refusalWords({ problem, correlationId, fileIssues }: ApiRefusalError, style: Style): string {
  const errors = fileIssues.length === 0 ? (problem.errors ?? []) : [];
  const rows = errors.map(
    ({ path, expected, rule }) =>
      [
        path === '' ? '(the whole)' : path,
        `${rule === undefined ? 'expected' : `breaks ${rule}:`} ${expected}`,
      ] as const,
  );
  const rule = problem.rule === undefined ? '' : style(`Rule: ${problem.rule}`, 'dim');
  const trace =
    problem.status >= 500 && correlationId !== undefined ? style(`Correlation id: ${correlationId}`, 'dim') : '';
  return spaced(
    `${style(`${problem.title} (${problem.status})`, 'bad')}\n${wrapped(problem.detail, 80)}`,
    rows.length === 0 ? '' : indented(facts(style, rows)),
    indented(fileIssues.join('\n')),
    rule,
    trace,
  );
}
