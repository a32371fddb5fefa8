import { CASES } from './cases.ts';
import { clientPortal } from './client-portal.ts';
import { expectationsOf } from './expectations.ts';
import { PARTNER_PORTAL } from './partner-portal.ts';
import { recordsOf } from './records.ts';
import type { AuditWorld } from './types.ts';

/**
 * A world for an audit, as pure data: every kind of finding planted several times, innocent look-alikes beside each, and the exact list
 * of what an audit finds. Each portal is about one thing; its case says which.
 */
export const AUDIT_WORLD: AuditWorld = {
  portals: [PARTNER_PORTAL, ...CASES.map(clientPortal)],
  records: recordsOf(CASES),
  expectations: expectationsOf(CASES),
};
