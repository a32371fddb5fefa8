import type * as z from 'zod';
import type { SandboxRequest } from '../http.ts';

/** A body that the control plane cannot take; the message names the field. */
export class ControlError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ControlError';
    this.status = status;
  }
}

/** The JSON body under a schema; an empty body counts as `{}`. @throws ControlError 400 */
export function parse<Body>(request: SandboxRequest, schema: z.ZodType<Body>): Body {
  let json: unknown;
  try {
    json = request.rawBody === '' ? {} : JSON.parse(request.rawBody);
  } catch (cause) {
    throw new ControlError(400, `The body is no JSON: ${cause instanceof Error ? cause.message : ''}`);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new ControlError(400, problems.join('; '));
}
