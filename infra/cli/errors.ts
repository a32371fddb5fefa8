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

  constructor(problem: ApiProblem, correlationId: string | undefined) {
    super(`${problem.title}: ${problem.detail}`);
    this.problem = problem;
    this.correlationId = correlationId;
  }
}

/** The API was not reached, or something else answers there. Exit code 1. */
export class ApiUnreachableError extends Error {
  override readonly name = 'ApiUnreachableError';
}
