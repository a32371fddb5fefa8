import { ACCESS_CASES } from './access-cases.ts';
import { BLIND_CASES } from './blind-cases.ts';
import { clientPortal } from './client-portal.ts';
import { CONNECTION_CASES } from './connection-cases.ts';
import { expectationsOf } from './expectations.ts';
import { LOGIN_CASES } from './login-cases.ts';
import { PARTNER_PORTAL } from './partner-portal.ts';
import { recordsOf } from './records.ts';
import { ROSTER_CASES } from './roster-cases.ts';
import { SEAT_AND_RECORD_CASES } from './seat-and-record-cases.ts';
import type { AuditWorld } from './types.ts';

const CASES = [
  ...ROSTER_CASES,
  ...ACCESS_CASES,
  ...LOGIN_CASES,
  ...SEAT_AND_RECORD_CASES,
  ...BLIND_CASES,
  ...CONNECTION_CASES,
];

/**
 * A world for an audit, as pure data: every kind of finding planted several times, innocent look-alikes beside each, and the exact list
 * of what an audit finds. Each portal is about one thing; its case says which.
 */
export const AUDIT_WORLD: AuditWorld = {
  portals: [PARTNER_PORTAL, ...CASES.map(clientPortal)],
  records: recordsOf(CASES),
  expectations: expectationsOf(CASES),
};
