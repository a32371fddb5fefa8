/** The parts of an OpenAPI 3.0 document that the checks read. */
export interface SchemaObject {
  type?: string;
  properties?: Record<string, SchemaObject>;
  additionalProperties?: unknown;
  items?: SchemaObject;
  [keyword: string]: unknown;
}

interface Content {
  content?: Record<string, { schema: SchemaObject }>;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: SchemaObject;
}

export interface Operation {
  /** JSON pointer of the operation inside the document. */
  pointer: string;
  parameters?: Parameter[];
  requestBody?: Content & { required?: boolean };
  responses: Record<string, Content>;
}

export interface OpenApiDocument {
  paths: Record<string, Record<string, Omit<Operation, 'pointer'>>>;
  components: { schemas: Record<string, SchemaObject> };
}

export function readDocument(text: string): OpenApiDocument {
  return JSON.parse(text) as OpenApiDocument;
}

/** The operation of a concrete path; a template without parameters wins over one with them. */
export function findOperation(document: OpenApiDocument, method: string, path: string): Operation | undefined {
  const candidates = Object.keys(document.paths)
    .filter((template) => document.paths[template]?.[method.toLowerCase()] && toPattern(template).test(path))
    .toSorted((left, right) => countParameters(left) - countParameters(right));
  const [template] = candidates;
  const operation = template === undefined ? undefined : document.paths[template]?.[method.toLowerCase()];
  if (template === undefined || !operation) return undefined;
  const escaped = template.replaceAll('~', '~0').replaceAll('/', '~1');
  return { ...operation, pointer: `/paths/${escaped}/${method.toLowerCase()}` };
}

/**
 * The document with every object closed: a field that it does not name is an error, because a misspelt optional field
 * would pass otherwise. Errors stay open: HubSpot adds fields to them (`status`, `policyName`, RFC 6749's two).
 */
export function closeObjects(document: OpenApiDocument): SchemaObject {
  const closed = close(document) as SchemaObject & OpenApiDocument;
  for (const name of ['Error', 'ErrorDetail', 'StandardError']) {
    const original = document.components.schemas[name];
    if (original) closed.components.schemas[name] = original;
  }
  return closed;
}

function close(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(close);
  if (typeof node !== 'object' || node === null) return node;
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) copy[key] = close(value);
  const properties = copy['properties'];
  const hasFields = typeof properties === 'object' && properties !== null && Object.keys(properties).length > 0;
  if (copy['type'] === 'object' && hasFields && copy['additionalProperties'] === undefined) {
    copy['additionalProperties'] = false;
  }
  return copy;
}

function toPattern(template: string): RegExp {
  const pattern = template
    .split('/')
    .map((segment) => (segment.startsWith('{') ? '[^/]+' : segment.replaceAll('.', '\\.')))
    .join('/');
  return new RegExp(`^${pattern}$`);
}

function countParameters(template: string): number {
  return template.split('{').length - 1;
}
