/** A request for a page: what use cases see of HTTP. */
export interface PageRequest {
  readonly method: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Fields of a posted form. */
  readonly form: Readonly<Record<string, string>>;
  readonly correlationId: string;
}

/** What a page use case answers. */
export type PageAnswer = { readonly status: number; readonly html: string } | { readonly redirect: string };
