/** How it is known that somebody has the access: read back in the portal, confirmed by the client where nothing can be read, or not yet. */
export type AccessProof =
  | { readonly kind: 'read-back'; readonly at: string }
  | { readonly kind: 'confirmed'; readonly byName: string }
  | { readonly kind: 'being-checked' };

/** One of the agency's people in a portal, in words. Times are UTC, ISO 8601. */
export interface AccessHeld {
  readonly name: string;
  readonly permissionSet: string;
  readonly superAdmin?: boolean | undefined;
  readonly teams: readonly string[];
  readonly since: string;
  readonly until: string;
  /** What for: the service packages that need it. */
  readonly packageName: string;
  readonly proof: AccessProof;
}
