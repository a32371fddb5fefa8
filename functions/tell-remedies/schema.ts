import { tellRemedies } from '../../workflows/common.ts';

/** What the step takes and gives. */
export const schema = tellRemedies;
