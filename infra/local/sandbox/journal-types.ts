/** HubSpot's id of the event that an app was uninstalled. */
export const APP_UNINSTALLED = '4-1916193';

/** A token of an app itself, for no portal. */
export interface AppToken {
  appId: number;
  scopes: string[];
  expiresAt: number;
}

/** What an app has written into its journal. */
export interface JournalSubscription {
  id: number;
  appId: number;
  subscriptionType: 'APP_LIFECYCLE_EVENT';
  eventTypeId: string;
  objectTypeId: string;
  actions: string[];
  properties: string[];
  createdAt: string;
  updatedAt: string;
}

/** One entry of an app's journal: it was uninstalled from a portal. */
export interface JournalEntry {
  offset: string;
  /** Opens its page. */
  secret: string;
  appId: number;
  portalId: number;
  at: string;
}
