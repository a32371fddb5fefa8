/** One call of HubSpot's API, as the contract checks want it. */
export interface LoggedRequest {
  /** Counts from 1; `since` asks for what came after a number. */
  sequence: number;
  at: string;
  method: string;
  path: string;
  query: Record<string, string[]>;
  status: number;
  requestBody: unknown;
  responseBody: unknown;
  portalId: number | undefined;
  appId: number | undefined;
  /** The fault switch that decided the answer, if one did. */
  fault: string | undefined;
}

const KEPT = 5000;
/** Of a longer list only the first are kept: thousands of full pages of login activity would fill the memory. */
const KEPT_OF_A_LIST = 25;
const SECRET_FIELDS = new Set([
  'access_token',
  'refresh_token',
  'client_secret',
  'code',
  'token',
  'signature',
  'newSignature',
]);

/** The last 5,000 API calls, with tokens and secrets masked, and lists cut to their first entries. */
export interface RequestLog {
  add(entry: Omit<LoggedRequest, 'sequence'>): void;
  since(sequence: number): LoggedRequest[];
  reset(): void;
}

export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = [];
  let sequence = 0;
  return {
    add(entry) {
      sequence += 1;
      entries.push({
        ...entry,
        requestBody: mask(entry.requestBody),
        responseBody: mask(entry.responseBody),
        sequence,
      });
      if (entries.length > KEPT) entries = entries.slice(-KEPT);
    },
    since: (after) => entries.filter((entry) => entry.sequence > after),
    reset() {
      entries = [];
      sequence = 0;
    },
  };
}

function mask(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, KEPT_OF_A_LIST).map(mask);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      SECRET_FIELDS.has(name) && typeof field === 'string' ? '***' : mask(field),
    ]),
  );
}
