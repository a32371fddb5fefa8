import type { AuditCase } from './case.ts';
import { portalIdOf } from './client-ids.ts';
import type { AuditExpectations } from './types.ts';

/** What each case says that an audit finds, gathered. Nothing is computed from users, grants or logins here. */
export function expectationsOf(cases: readonly AuditCase[]): AuditExpectations {
  return {
    findings: cases.flatMap((auditCase) => {
      const portalId = portalIdOf(auditCase.number);
      return [
        ...(auditCase.portalFinds ?? []).map((code) => ({ portalId, code })),
        ...auditCase.ours.flatMap(({ user, finds }) =>
          finds.map((code) => ({ portalId, email: user.email.toLowerCase(), code })),
        ),
      ];
    }),
    cannotVerify: cases.filter(({ cannotVerify }) => cannotVerify === true).map(({ number }) => portalIdOf(number)),
    unavailable: cases.flatMap(({ number, unavailable = [] }) =>
      unavailable.map((code) => ({ portalId: portalIdOf(number), code })),
    ),
  };
}
