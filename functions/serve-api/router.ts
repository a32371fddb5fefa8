import type { ApiRoute } from './route.ts';

/** What a method and a path lead to. */
export type Match =
  | { readonly kind: 'route'; readonly route: ApiRoute; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method'; readonly allow: readonly string[] }
  | { readonly kind: 'unknown' };

/** Finds the route. `path` is what follows `/api/v1`, with its segments still encoded. */
export function matchRoute(routes: readonly ApiRoute[], method: string, path: string): Match {
  const fits = routes.flatMap((route) => {
    const params = paramsOf(route.path, path);
    return params === undefined ? [] : [{ kind: 'route' as const, route, params }];
  });
  if (fits.length === 0) return { kind: 'unknown' };
  const match = fits.find(({ route }) => route.method === method);
  return match ?? { kind: 'wrong-method', allow: fits.map(({ route }) => route.method) };
}

function paramsOf(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined && part !== segment) return undefined;
    if (name === undefined) continue;
    const value = decoded(segment);
    if (value === undefined || value === '') return undefined;
    params[name] = value;
  }
  return params;
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
