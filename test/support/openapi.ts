import { readFileSync } from 'node:fs';
import type { ErrorObject } from 'ajv';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { Operation, SchemaObject } from './openapi-document.ts';
import { closeObjects, findOperation, readDocument } from './openapi-document.ts';

/** What does not fit the contract: the place in the document, and each thing that was expected. */
export class ContractError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ContractError';
  }
}

export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;

/** One of HubSpot's OpenAPI files, as a check of requests and answers. All methods throw ContractError. */
export interface Contract {
  /**
   * Checks a request. `path` is the concrete path without query; `body` is the parsed JSON, or the fields of a form.
   * Unknown query parameters and unknown body fields count as wrong: a typo would pass unseen otherwise.
   */
  checkRequest(method: string, path: string, query: Query, body: unknown): void;
  /**
   * Checks an answer. Errors (400 and above) fall under the operation's `default`; an answer below 400 has to be listed,
   * or, where the operation lists none (`/token/revoke`), has to be empty.
   */
  checkAnswer(method: string, path: string, status: number, body: unknown): void;
}

const FOLDER = new URL('../contract/openapi/', import.meta.url);

/** Loads `test/contract/openapi/<name>.json`; `2026-09/oauth` works too. */
export function loadContract(name: string): Contract {
  const document = readDocument(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  addFormats.default(ajv);
  ajv.addSchema(closeObjects(document), name);

  function check(pointer: string, value: unknown, what: string): void {
    const validate = ajv.getSchema(`${name}#${pointer}`);
    if (!validate) throw new ContractError(`${what}: ${name}.json has nothing at ${pointer}`);
    if (validate(value) === true) return;
    throw new ContractError(`${what} does not fit ${name}.json${pointer}\n${describe(validate.errors ?? [])}`);
  }

  function operationOf(method: string, path: string): Operation {
    const operation = findOperation(document, method, path);
    if (!operation) throw new ContractError(`${name}.json has no operation ${method.toUpperCase()} ${path}`);
    return operation;
  }

  return {
    checkRequest(method, path, query, body) {
      const operation = operationOf(method, path);
      const title = `${method.toUpperCase()} ${path}`;
      checkQuery(ajv, name, operation, query, title);
      const [mediaType] = Object.keys(operation.requestBody?.content ?? {});
      if (mediaType === undefined) {
        if (body !== undefined) throw new ContractError(`${title}: ${name}.json${operation.pointer} takes no body`);
        return;
      }
      if (body === undefined && operation.requestBody?.required !== true) return;
      check(`${operation.pointer}/requestBody/content/${escapePointer(mediaType)}/schema`, body, `${title}: body`);
    },
    checkAnswer(method, path, status, body) {
      const operation = operationOf(method, path);
      const title = `${method.toUpperCase()} ${path}: answer ${status}`;
      const listed = operation.responses[String(status)];
      if (status >= 400) {
        check('/components/schemas/Error', body, title);
        return;
      }
      const hasSuccess = Object.keys(operation.responses).some((key) => /^2/.test(key));
      if (!listed && hasSuccess) {
        const known = Object.keys(operation.responses).join(', ');
        throw new ContractError(`${title}: ${name}.json${operation.pointer}/responses lists only ${known}`);
      }
      const [mediaType] = Object.keys(listed?.content ?? {});
      if (mediaType === undefined) {
        if (body === undefined || body === '' || body === null) return;
        throw new ContractError(`${title}: ${name}.json${operation.pointer}/responses expects no body`);
      }
      check(`${operation.pointer}/responses/${status}/content/${escapePointer(mediaType)}/schema`, body, title);
    },
  };
}

function checkQuery(ajv: Ajv, name: string, operation: Operation, query: Query, title: string): void {
  const known = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query');
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const parameter = known.find((candidate) => candidate.name === key);
    const place = `${name}.json${operation.pointer}/parameters`;
    if (!parameter) throw new ContractError(`${title}: ${place} has no query parameter "${key}"`);
    const validate = ajv.compile(parameter.schema);
    if (validate(fromQuery(value, parameter.schema))) continue;
    throw new ContractError(`${title}: query "${key}" does not fit ${place}\n${describe(validate.errors ?? [])}`);
  }
  const missing = known.find((parameter) => parameter.required && query[parameter.name] === undefined);
  if (missing) throw new ContractError(`${title}: query parameter "${missing.name}" is required`);
}

/** A query carries text; the schema says what it stands for. Lists come repeated or with commas. */
function fromQuery(value: string | number | boolean | readonly string[], schema: SchemaObject): unknown {
  if (schema.type === 'array') return typeof value === 'object' ? value : String(value).split(',');
  const text = typeof value === 'object' ? value.join(',') : String(value);
  if (schema.type === 'integer' || schema.type === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (schema.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

function describe(errors: readonly ErrorObject[]): string {
  return errors
    .map((error) => {
      const extra = 'additionalProperty' in error.params ? ` "${String(error.params['additionalProperty'])}"` : '';
      const allowed =
        'allowedValues' in error.params ? `: ${(error.params['allowedValues'] as string[]).join(', ')}` : '';
      return `  ${error.instancePath || '/'} ${error.message ?? ''}${extra}${allowed}`;
    })
    .join('\n');
}

function escapePointer(segment: string): string {
  return segment.replaceAll('~', '~0').replaceAll('/', '~1');
}
