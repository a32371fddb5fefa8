/** Calls of the table that go at the same time: enough to hide the way there and back, few enough for one function. */
export const AT_ONCE = 16;

/** Does something with each of many, at most so many at the same time; results in the order of the items. The first error ends it. */
export async function atOnce<T, R>(items: readonly T[], act: (item: T) => Promise<R>, most = AT_ONCE): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += most) {
    results.push(...(await Promise.all(items.slice(from, from + most).map(act))));
  }
  return results;
}
