import { issueLine } from '../../shared/domain/input-issues.ts';
import type { ApiProblem } from './answers.ts';

/** The command line, or what it rests on (an address, a token, a file's name), does not fit. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The API said no. Exit code 1. */
export class ApiRefusalError extends Error {
  override readonly name = 'ApiRefusalError';
  readonly problem: ApiProblem;
  readonly correlationId: string | undefined;
  /** What was wrong in the file that was sent, one line each; empty where no file was sent. */
  readonly fileIssues: readonly string[];

  constructor(problem: ApiProblem, correlationId: string | undefined, file?: string) {
    const fileIssues = file === undefined ? [] : (problem.errors ?? []).map((issue) => issueLine(file, issue));
    super([`${problem.title}: ${problem.detail}`, ...fileIssues].join('\n'));
    this.problem = problem;
    this.correlationId = correlationId;
    this.fileIssues = fileIssues;
  }
}

/** Lets a refusal name the file whose content was sent. */
export async function namingFile<T>(file: string, sending: Promise<T>): Promise<T> {
  try {
    return await sending;
  } catch (error) {
    if (error instanceof ApiRefusalError) throw new ApiRefusalError(error.problem, error.correlationId, file);
    throw error;
  }
}

/** The API was not reached, or something else answers there. Exit code 1. */
export class ApiUnreachableError extends Error {
  override readonly name = 'ApiUnreachableError';
}
