import * as z from 'zod';
import { HubSpotError } from '../../errors.ts';

/** What our own checks put into `category`, beside HubSpot's and OAuth's words. */
export const UNEXPECTED_ANSWER = 'UNEXPECTED_ANSWER';
/** A scope is missing; HubSpot says so in `category`, or only by a `context`. */
export const MISSING_SCOPES = 'MISSING_SCOPES';

const scopes = z.array(z.string()).min(1);
const missingScopesSchema = z.union([
  z.looseObject({ missingScopes: scopes }),
  z.looseObject({ requiredGranularScopes: scopes }),
]);

/** HubSpot's error bodies, OAuth's (RFC 6749) included; nothing in them is promised, so everything is optional. */
const errorBodySchema = z.looseObject({
  category: z.string().optional().catch(undefined),
  error: z.string().optional().catch(undefined),
  errorType: z.string().optional().catch(undefined),
  correlationId: z.string().optional().catch(undefined),
  policyName: z.string().optional().catch(undefined),
  context: z.unknown().optional(),
  errors: z
    .array(z.looseObject({ context: z.unknown().optional() }))
    .optional()
    .catch(undefined),
});

/** The error that a refusing answer means. Takes facts only: bodies may hold addresses and tokens. */
export function errorOfAnswer(route: string, status: number, text: string): HubSpotError {
  const parsed = errorBodySchema.safeParse(jsonOf(text));
  const body = parsed.success ? parsed.data : undefined;
  const contexts = [body?.context, ...(body?.errors ?? []).map((detail) => detail.context)];
  const missingScopes = contexts.some((context) => missingScopesSchema.safeParse(context).success);
  const category = missingScopes ? MISSING_SCOPES : (body?.error ?? body?.category ?? body?.errorType);
  return new HubSpotError(`HubSpot answered ${status} to ${route}${category === undefined ? '' : ` (${category})`}.`, {
    status,
    category,
    correlationId: body?.correlationId,
    policyName: body?.policyName,
  });
}

/** The checked content of a good answer. @throws HubSpotError that names the field, not its value */
export function contentOfAnswer<T>(route: string, status: number, text: string, reads: z.ZodType<T>): T {
  const checked = reads.safeParse(jsonOf(text));
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const where = issue === undefined || issue.path.length === 0 ? 'the answer' : issue.path.join('.');
  throw new HubSpotError(`HubSpot's answer to ${route} is not as expected at ${where} (${issue?.code ?? 'unknown'}).`, {
    status,
    category: UNEXPECTED_ANSWER,
  });
}

/** undefined for an empty body, and for one that is no JSON (a proxy's error page). */
function jsonOf(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
