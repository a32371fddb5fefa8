/** HubSpot's hosts for people; each data centre has one of its own. */
const UI_DOMAIN = /^app(-[a-z0-9]+)?\.hubspot\.com$/;

/** Whether an account's details name a host of HubSpot's for people. */
export function isUiDomain(text: string): boolean {
  return UI_DOMAIN.test(text);
}

/**
 * Where people find a client's portal: at the host of its data centre where that is known, so that nobody from the EU is led to a sign-in of
 * another one. The local sandbox has one address for all.
 */
export function portalAddress(
  appBaseUrl: string,
  client: { readonly uiDomain?: string | undefined } | undefined,
): string {
  const { uiDomain } = client ?? {};
  const isHubSpots = isUiDomain(new URL(appBaseUrl).host);
  return isHubSpots && uiDomain !== undefined && isUiDomain(uiDomain) ? `https://${uiDomain}` : appBaseUrl;
}
