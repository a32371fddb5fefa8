import { uninstallApp } from '../../workflows/client-closure/contract.ts';

/** What the step takes and gives. */
export const schema = uninstallApp;
