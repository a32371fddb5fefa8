import type { RemedyReason } from './remedy.ts';

const REASON: Readonly<Record<RemedyReason, string>> = {
  'super-admin-untouchable': 'This user is a super admin, and only a super admin of the portal may change that.',
  'several-permission-sets': 'This user has several permission sets, and HubSpot’s API would drop all but one.',
  'team-cannot-be-cleared': 'HubSpot’s API can replace a user’s main team, and cannot take it away.',
  'permission-set-missing': 'The portal has no permission set of this name any more.',
  'write-refused': 'HubSpot refused the change.',
  'read-back-differs': 'The change was made, and was not read back as it should be.',
  'not-done-by-person': 'A super admin of the portal was asked to do it by hand, and it was not done in time.',
  'asking-failed': 'A person was to be asked to do it by hand, and asking failed.',
  'connection-revoked': 'The connection of the portal was revoked.',
  'connection-missing-scope': 'The connection of the portal lacks a right that it needs.',
  'connection-uninstalled': 'The app was uninstalled from the portal.',
  'connection-not-connected': 'The portal is not connected.',
  'hubspot-unavailable': 'HubSpot did not answer, however often it was asked.',
  'not-partner-side': 'This user is the client’s, and is never changed.',
  'outgoing-stopped': 'Changes in client portals are stopped at present.',
  'observe-mode': 'This stage only observes: nothing is changed.',
  'connection-rests-on-leaver':
    'The connection of the portal was made by this user. Another super admin has to renew it before the user can go.',
  'grant-ended': 'There is no grant any more that the access could be set back to.',
  'user-missing': 'The user is no longer in the portal.',
  'left-open-by-client': 'The client left this as it is.',
  'confirmed-by-client': 'The client says that it is done; nobody of the agency can read the portal any more.',
};

/** Why something stays, or needs a person; in whole sentences. */
export function remedyReasonWords(reason: RemedyReason): string {
  return REASON[reason];
}
