import { openAudit } from '../../workflows/offboarding-audit/contract.ts';

/** What the step takes and gives. */
export const schema = openAudit;
