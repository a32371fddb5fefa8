import { PARTNER_CAN_TITLE, PARTNER_CANNOT_TITLE } from '../domain/words.ts';
import { renderDocument } from './layout.tsx';
import { Marks, Opening, Terms } from './parts.tsx';

/** A HubSpot scope and why it is asked for. */
export interface ScopeLine {
  readonly name: string;
  readonly why: string;
}

/** What someone sees before installing our app in a portal. */
export interface ConnectPageData {
  readonly agencyName: string;
  readonly timeZone: string;
  /** For the partner portal: the agency's own name. */
  readonly clientName: string;
  readonly portalId?: number | undefined;
  readonly scopes: readonly ScopeLine[];
  readonly optionalScopes: readonly ScopeLine[];
  /** What a partner can and cannot do in general; shown for a client's portal only. */
  readonly can: readonly string[];
  readonly cannot: readonly string[];
  /** The service package that was agreed, where one is known. */
  readonly packageName?: string | undefined;
  readonly packageDoes?: readonly string[] | undefined;
  readonly packageDoesNot?: readonly string[] | undefined;
  /** Starts HubSpot's own consent page. */
  readonly installPath: string;
  readonly deadlineAt?: string | undefined;
  /** The agency's own portal instead of a client's. */
  readonly forPartner: boolean;
}

/** Says what the connection grants before HubSpot asks for it. */
export function renderConnectPage(data: ConnectPageData): string {
  return renderDocument({ agencyName: data.agencyName, title: titleOf(data), children: <Connect {...data} /> });
}

function titleOf({ forPartner, clientName, agencyName }: ConnectPageData): string {
  return forPartner ? `Connect the partner portal of ${agencyName}` : `Connect ${clientName} with ${agencyName}`;
}

function Connect(data: ConnectPageData) {
  const portal = data.portalId === undefined ? '' : ` (portal ${data.portalId})`;
  const owner = data.forPartner ? 'your own portal' : data.clientName;
  return (
    <>
      <Opening title={titleOf(data)}>
        {data.forPartner ? (
          <p>
            With this connection, Portal Steward reads the partner clients and their services. Nothing in this portal is
            changed.
          </p>
        ) : (
          <p>
            With this connection, {data.agencyName} adds, changes and removes its own people in your portal, as agreed.
            Your users are never changed, and your super admins get a mail about every change.
          </p>
        )}
      </Opening>
      {data.deadlineAt === undefined ? null : (
        <Terms label="Connect by" at={data.deadlineAt} timeZone={data.timeZone} />
      )}
      <section>
        <h2>How</h2>
        <p>
          Sign in to HubSpot as a <strong>super admin</strong> of {owner}
          {portal}, choose this portal, and confirm. HubSpot shows the same list of rights once more.
        </p>
        <a class="button" href={data.installPath} rel="noreferrer">
          Connect in HubSpot
        </a>
      </section>
      {data.forPartner ? null : <Abilities {...data} />}
      <Scopes title="Rights that HubSpot will ask you for" scopes={data.scopes} />
      <Scopes title="Optional rights" scopes={data.optionalScopes} />
      <section>
        <h2>How to end it</h2>
        <p>At any time, in HubSpot: Settings, Integrations, Connected Apps, uninstall. Nobody has to agree to it.</p>
      </section>
    </>
  );
}

function Abilities({ packageName, packageDoes = [], packageDoesNot = [], can, cannot }: ConnectPageData) {
  return (
    <>
      {packageName === undefined || packageDoes.length + packageDoesNot.length === 0 ? null : (
        <section class="pair">
          <Marks title={`Part of ${packageName}`} sign="yes" items={packageDoes} />
          <Marks title="Not part of it" sign="no" items={packageDoesNot} />
        </section>
      )}
      <section class="pair">
        <Marks title={PARTNER_CAN_TITLE} sign="yes" items={can} />
        <Marks title={PARTNER_CANNOT_TITLE} sign="no" items={cannot} />
      </section>
    </>
  );
}

function Scopes({ title, scopes }: { readonly title: string; readonly scopes: readonly ScopeLine[] }) {
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
