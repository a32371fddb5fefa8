import * as z from 'zod';
import type { TemplateJson } from '../../support/stage-templates.ts';

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
const templateSchema = z.object({ Resources: z.record(z.string(), resourceSchema) });

/** One resource, with its logical id. */
export type Resource = z.infer<typeof resourceSchema> & { readonly id: string };

/** Resources of a type, or all. */
export function resourcesOf(template: TemplateJson, type?: string): Resource[] {
  return Object.entries(templateSchema.parse(template).Resources)
    .filter(([, resource]) => type === undefined || resource.Type === type)
    .map(([id, resource]) => ({ ...resource, id }));
}

/** What stands at a path of a value; undefined where it ends before. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((part, key) => {
    if (typeof part !== 'object' || part === null) return undefined;
    return (part as Record<string | number, unknown>)[key];
  }, value);
}

/** A value as one string: references in angle brackets, so that ARNs can be compared. */
export function textOf(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Ref' in value) return `<${String(value.Ref)}>`;
  if ('Fn::GetAtt' in value) return `<${(value['Fn::GetAtt'] as string[]).join('.')}>`;
  if ('Fn::ImportValue' in value) return `<${textOf(value['Fn::ImportValue'])}>`;
  if ('Fn::Join' in value) {
    const [separator, parts] = value['Fn::Join'] as [string, unknown[]];
    return parts.map(textOf).join(separator);
  }
  return JSON.stringify(value);
}

/** One or many as a list. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** A statement of a policy, its fields as texts. */
export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: unknown;
  readonly principal: string;
}

/** The statements of a policy document. */
export function statementsIn(document: unknown): Statement[] {
  return listOf(at(document, 'Statement')).map((statement) => ({
    effect: textOf(at(statement, 'Effect')),
    actions: listOf(at(statement, 'Action')).map(textOf),
    resources: listOf(at(statement, 'Resource')).map(textOf),
    conditions: at(statement, 'Condition'),
    principal: textOf(
      at(statement, 'Principal', 'Service') ?? at(statement, 'Principal', 'AWS') ?? at(statement, 'Principal'),
    ),
  }));
}

/** What a role may do, by the policies attached to it. */
export function statementsOfRole(template: TemplateJson, roleId: string): Statement[] {
  return resourcesOf(template, 'AWS::IAM::Policy')
    .filter((policy) => listOf(policy.Properties['Roles']).some((role) => textOf(role) === `<${roleId}>`))
    .flatMap((policy) => statementsIn(policy.Properties['PolicyDocument']));
}

/** A function with its short name (`apply-access`) and the rights of its role. */
export interface FunctionResource extends Resource {
  readonly name: string;
  readonly roleId: string;
  readonly statements: readonly Statement[];
}

/** All functions. */
export function functionsOf(template: TemplateJson): FunctionResource[] {
  return resourcesOf(template, 'AWS::Lambda::Function').map((resource) => {
    const roleId = textOf(at(resource.Properties, 'Role', 'Fn::GetAtt', 0));
    const name = textOf(resource.Properties['FunctionName']).replace(/^steward-[^-]+-/, '');
    return { ...resource, name, roleId, statements: statementsOfRole(template, roleId) };
  });
}

/** Names of the functions that may do this. */
export function mayDo(template: TemplateJson, action: string): string[] {
  return functionsOf(template)
    .filter(({ statements }) => statements.some((one) => one.effect === 'Allow' && one.actions.includes(action)))
    .map(({ name }) => name)
    .sort();
}

/** A copy of a template with the first resource of a type changed: what the rules are tried on. */
export function withFault(
  template: TemplateJson,
  type: string,
  change: (properties: Record<string, unknown>, resource: Record<string, unknown>) => void,
): TemplateJson {
  const copy = structuredClone(template);
  const resources = copy['Resources'] as Record<string, { Type: string; Properties?: Record<string, unknown> }>;
  const resource = Object.values(resources).find((one) => one.Type === type);
  if (resource === undefined) throw new Error(`There is no ${type} to plant a fault in.`);
  resource.Properties ??= {};
  change(resource.Properties, resource as unknown as Record<string, unknown>);
  return copy;
}

/** A copy in which a fault is planted into each resource of a type. */
export function withFaults(
  template: TemplateJson,
  type: string,
  change: (properties: Record<string, unknown>) => void,
): TemplateJson {
  const copy = structuredClone(template);
  const resources = copy['Resources'] as Record<string, { Type: string; Properties?: Record<string, unknown> }>;
  const found = Object.values(resources).filter((one) => one.Type === type);
  if (found.length === 0) throw new Error(`There is no ${type} to plant a fault in.`);
  for (const resource of found) {
    resource.Properties ??= {};
    change(resource.Properties);
  }
  return copy;
}

/** A copy in which the role of one function has one more statement. */
export function withStatement(template: TemplateJson, functionName: string, statement: unknown): TemplateJson {
  const copy = structuredClone(template);
  const roleId = functionsOf(template).find(({ name }) => name === functionName)?.roleId;
  (copy['Resources'] as Record<string, unknown>)['Planted'] = {
    Type: 'AWS::IAM::Policy',
    Properties: { PolicyDocument: { Statement: [statement] }, Roles: [{ Ref: roleId }] },
  };
  return copy;
}
