import * as z from 'zod';

/** A fault switch, as `POST /_sandbox/faults` takes it. */
export const faultSchema = z
  .strictObject({
    kind: z.enum([
      'rate-limited',
      'daily-limit',
      'server-error',
      'timeout',
      'answer-lost',
      'token-revoked',
      'missing-scope',
      // What the person who installed the app may not do itself: a 403 that no scope mends.
      'not-allowed',
    ]),
    /** All that are given have to fit; an empty match is every API call. */
    match: z
      .strictObject({
        method: z.string().optional(),
        /** A regular expression that the path has to contain. */
        path: z.string().refine(isRegularExpression, 'has to be a regular expression').optional(),
        portalId: z.int().optional(),
      })
      .default({}),
    /** How many calls it hits; without it, all until the switches are cleared. */
    times: z.int().positive().optional(),
    /** `rate-limited`: seconds in a Retry-After header. HubSpot does not promise that header. */
    retryAfterSeconds: z.int().positive().optional(),
    /** `server-error`: which one, 500 by default. */
    status: z.int().min(500).max(599).optional(),
    /** `timeout`: how long the call hangs before the connection drops, 30 seconds by default. */
    ms: z.int().positive().optional(),
  })
  .readonly();

export type Fault = z.infer<typeof faultSchema>;

export interface ActiveFault extends Fault {
  id: number;
  /** Calls hit so far. */
  hits: number;
}

export interface Faults {
  add(fault: Fault): ActiveFault;
  list(): ActiveFault[];
  clear(): void;
  /** The first switch that fits this call, counted as a hit. */
  take(call: { method: string; path: string; portalId: number | undefined }): ActiveFault | undefined;
}

export function createFaults(): Faults {
  let active: ActiveFault[] = [];
  let lastId = 0;
  return {
    add(fault) {
      lastId += 1;
      const added = { ...fault, id: lastId, hits: 0 };
      active.push(added);
      return added;
    },
    list: () => active,
    clear() {
      active = [];
    },
    take(call) {
      const fault = active.find((candidate) => isUsable(candidate) && fits(candidate, call));
      if (fault) fault.hits += 1;
      return fault;
    },
  };
}

export function isUsable(fault: ActiveFault): boolean {
  return fault.times === undefined || fault.hits < fault.times;
}

function fits(fault: ActiveFault, call: { method: string; path: string; portalId: number | undefined }): boolean {
  const { method, path, portalId } = fault.match;
  if (method !== undefined && method.toUpperCase() !== call.method) return false;
  if (path !== undefined && !new RegExp(path).test(call.path)) return false;
  return portalId === undefined || portalId === call.portalId;
}

function isRegularExpression(source: string): boolean {
  try {
    new RegExp(source);
    return true;
  } catch {
    return false;
  }
}
