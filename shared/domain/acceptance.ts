import type { RuntimeSettings } from './settings.ts';

/** Where a person accepts a client in HubSpot's screens: the settings' template, filled in. */
export function acceptanceUrl(hubspot: RuntimeSettings['hubspot'], recordId: string): string {
  return hubspot.partnerRecords.acceptanceUrl
    .replace('{appBaseUrl}', hubspot.appBaseUrl)
    .replace('{portalId}', String(hubspot.partnerPortalId))
    .replace('{recordId}', recordId);
}

/** What to do there, click by click (HubSpot's partner guide: "How to accept a client invitation"). */
export function acceptanceSteps(hubspot: RuntimeSettings['hubspot'], clientName: string): string[] {
  return [
    `Sign in to the partner portal (${hubspot.partnerPortalId}).`,
    `Open the invitation of ${clientName} with the button below, or under Partner, Partner clients, pending invitations.`,
    'Check that it is the client you expect.',
    'Choose "Accept invitation" and confirm.',
  ];
}
