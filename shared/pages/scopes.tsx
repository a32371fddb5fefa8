/** A HubSpot scope and why it is asked for. */
export interface ScopeLine {
  readonly name: string;
  readonly why: string;
}

/** Scopes, each with its reason; nothing where there are none. */
export function Scopes({ title, scopes }: { readonly title: string; readonly scopes: readonly ScopeLine[] }) {
  if (scopes.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <dl class="entries scopes">
        {scopes.map((scope) => (
          <div key={scope.name}>
            <dt>
              <code>{scope.name}</code>
            </dt>
            <dd class="soft small">{scope.why}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
