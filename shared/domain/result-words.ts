import type { PlanItem } from './access-plan.ts';
import { isPlanReason, planReasonWords } from './words.ts';

/** Why a line of a plan was not carried through, beside the reasons of plans. */
const RESULT: Readonly<Record<string, string>> = {
  overtaken: 'Another run works on this person’s access.',
  'not-approved': 'Nobody has approved it.',
  'portal-changed': 'The portal was changed by hand after the plan was made.',
  'plan-outdated': 'What is needed has changed since the plan was made.',
  'read-back-differs': 'HubSpot said that it was done, and the portal does not show it.',
  'write-refused': 'HubSpot does not let our app make this change in the portal.',
  'not-done-by-person': 'It was left to a person of the client, and nobody did it in time.',
  'confirmed-by-client': 'Confirmed by the client, not read back.',
  'not-confirmed-by-client': 'It was said to be done, and nobody of the client has confirmed it.',
  'observe-mode': 'This stage only watches: nothing is written to the portal.',
  'outgoing-stopped': 'All outgoing changes are stopped; it goes on once they are resumed.',
  'connection-missing': 'The portal is not connected.',
  'connection-revoked': 'The connection to the portal was taken away.',
  'connection-missing-scope': 'The connection to the portal lacks a right that this needs.',
  'daily-limit': 'HubSpot takes no more calls of this portal today. It goes on after midnight.',
  'connection-uninstalled': 'The app was uninstalled from the portal.',
};

/** Why a line of a plan was not carried through; a code without words is shown as it is, none means that a step failed. */
export function resultReasonWords(line: Pick<PlanItem, 'action' | 'reason'>, reason: string | undefined): string {
  if (reason === undefined) return 'The step failed several times; "steward run list" shows the error.';
  const words = RESULT[reason] ?? (isPlanReason(reason) ? planReasonWords(reason) : `Code: ${reason}.`);
  // Why it was left to a person at all.
  return line.action === 'manual' && reason === 'not-done-by-person'
    ? `${words} ${planReasonWords(line.reason)}`
    : words;
}
