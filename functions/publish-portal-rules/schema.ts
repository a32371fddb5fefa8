import { publishPortalRules } from '../../workflows/access-provisioning/contract.ts';

/** What the step takes and gives. */
export const schema = publishPortalRules;
