import type * as z from 'zod';
import type { SandboxRequest } from '../http.ts';
import { validationError } from './hubspot-error.ts';
import { jsonBody } from './pipeline.ts';

/** The JSON body of a call under a schema. @throws HubSpotError 400 VALIDATION_ERROR that names each wrong field */
export function checkedBody<Body>(request: SandboxRequest, schema: z.ZodType<Body>): Body {
  const result = schema.safeParse(jsonBody(request));
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => ({ message: issue.message, in: issue.path.join('.') }));
  const fields = errors.map((error) => error.in || 'body').join(', ');
  throw validationError(`Invalid input JSON: ${fields}`, errors);
}
