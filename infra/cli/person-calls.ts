import { ApiRefusalError } from './errors.ts';

/** The API's path of something that is kept about a person, by address or id. */
export function personPath(who: string, what: string): string {
  return `/people/${encodeURIComponent(who)}/${what}`;
}

/** Lets a refusal name the person whom nobody knows: the API repeats no address, and whoever typed it should see a slip. */
export async function namingPerson<T>(who: string, asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof ApiRefusalError) || error.problem.status !== 404) throw error;
    throw new ApiRefusalError({ ...error.problem, detail: `Nobody is known as ${who}.` }, error.correlationId);
  }
}
