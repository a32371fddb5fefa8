/** Requests to the table that are under way at once. */
const AT_ONCE = 50;

/** Reads something for each of many, some at a time; answers in their order. */
export async function inBatches<T, R>(of: readonly T[], read: (one: T) => Promise<R> | R): Promise<R[]> {
  const answers: R[] = [];
  for (let from = 0; from < of.length; from += AT_ONCE) {
    answers.push(...(await Promise.all(of.slice(from, from + AT_ONCE).map((one) => read(one)))));
  }
  return answers;
}
