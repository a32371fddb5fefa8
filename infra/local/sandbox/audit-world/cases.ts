import { ACCESS_CASES } from './access-cases.ts';
import { BLIND_CASES } from './blind-cases.ts';
import type { AuditCase } from './case.ts';
import { CONNECTION_CASES } from './connection-cases.ts';
import { LOGIN_CASES } from './login-cases.ts';
import { ROSTER_CASES } from './roster-cases.ts';
import { SEAT_AND_RECORD_CASES } from './seat-and-record-cases.ts';

/** All portals, each about one thing. */
export const CASES: readonly AuditCase[] = [
  ...ROSTER_CASES,
  ...ACCESS_CASES,
  ...LOGIN_CASES,
  ...SEAT_AND_RECORD_CASES,
  ...BLIND_CASES,
  ...CONNECTION_CASES,
];
