import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { routes } from '../../../functions/serve-api/routes.ts';
import { SECURITY_PAGE, securityPage } from '../../../infra/docs/least-rights.ts';
import { settingsSchemas } from '../../../infra/docs/settings-schemas.ts';
import * as errors from '../../../shared/errors.ts';
import { methodNotAllowed, problemOf } from '../../../shared/lambda/http-errors.ts';

const page = (name: string) => readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');

describe('docs/security.md', () => {
  it('has the present table of rights (node infra/docs/least-rights.ts writes it)', () => {
    expect(readFileSync(SECURITY_PAGE, 'utf8')).toBe(securityPage());
  });

  it('cannot lose the place of the table unseen', () => {
    expect(() => securityPage('# Security\n')).toThrow('no place for the table');
  });
});

describe('docs/api.md', () => {
  const api = page('api.md');

  it('lists each route with its scope, and no other', () => {
    const listed = [...api.matchAll(/^\| `((?:GET|POST|PUT|DELETE) [^`]+)` +\| (\w+) /gm)].map(([, route, scope]) => [
      route,
      scope,
    ]);
    const real = routes.map((route) => [`${route.method} ${route.path}`, route.scope]);
    expect(listed.toSorted()).toEqual(real.toSorted());
  });

  it('explains each problem under the anchor that the answers point to', () => {
    const problems = [
      new errors.InvalidInputError('x'),
      new errors.UnauthorizedError('x'),
      new errors.ForbiddenError('x'),
      new errors.NotFoundError('Client', 'x'),
      new errors.ConflictError('x'),
      new errors.RuleError('x', 'x'),
      new errors.ConnectionBrokenError(1, 'missing'),
      new errors.HubSpotError('x', { status: 500 }),
      new Error('x'),
    ].map((error) => problemOf(error).problem);
    const pointedTo = [...problems, methodNotAllowed(['GET']).problem].map(({ type, status }) => [type, status]);
    const explained = [...api.matchAll(/^### ([a-z-]+)\n\n(\d{3})\./gm)].map(([, anchor, status]) => [
      `/docs/api.md#${anchor}`,
      Number(status),
    ]);
    expect(explained.toSorted()).toEqual(pointedTo.toSorted());
  });
});

describe('docs/settings.md', () => {
  const settings = page('settings.md');

  for (const [file, schema] of Object.entries(settingsSchemas())) {
    it(`describes each field of ${file}`, () => {
      const undescribed = fieldsOf(schema).filter((field) => !new RegExp(`\`(?:[\\w.]+\\.)?${field}\``).test(settings));
      expect(undescribed).toEqual([]);
    });
  }

  it('notices a field that is not described', () => {
    const schema = {
      type: 'object',
      properties: { rules: { type: 'array', items: { properties: { unheardOf: {} } } } },
    };
    expect(fieldsOf(schema)).toEqual(['rules', 'unheardOf']);
    expect(settings).not.toContain('`unheardOf`');
  });
});

/** Names of the fields of a JSON Schema that hold values; a field that only groups others is described by them. */
function fieldsOf(schema: object): string[] {
  return Object.entries(schema).flatMap(([key, value]) => {
    if (typeof value !== 'object' || value === null) return [];
    if (key !== 'properties') return fieldsOf(value);
    return Object.entries(value as Record<string, object>).flatMap(([name, field]) => {
      const inner = fieldsOf(field);
      const groups = inner.length > 0 && 'properties' in field;
      return groups ? inner : [name, ...inner];
    });
  });
}
