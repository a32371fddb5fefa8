/** Puts the events of one delivery on their way; all of them, or it throws and HubSpot delivers again. */
export type EventQueue = (events: readonly unknown[], correlationId: string) => Promise<void>;

/** The client secret with which HubSpot signs. */
export type SigningSecret = () => Promise<string>;
