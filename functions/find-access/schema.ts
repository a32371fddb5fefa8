import { findAccess } from '../../workflows/member-offboarding/contract.ts';

/** What the step takes and gives. */
export const schema = findAccess;
