/** The OAuth client secret of one of our two HubSpot apps. */
export type AppSecrets = (app: 'partner' | 'client') => Promise<string>;
