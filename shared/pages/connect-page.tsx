import { renderDocument } from './layout.tsx';
import { Opening } from './parts.tsx';
import { type ScopeLine, Scopes } from './scopes.tsx';

/** What someone sees before installing our app in the partner's own portal; a client's page is `onboarding-page.tsx`. */
export interface ConnectPageData {
  readonly agencyName: string;
  readonly portalId: number;
  readonly scopes: readonly ScopeLine[];
  readonly optionalScopes: readonly ScopeLine[];
  /** Starts HubSpot's own consent page. */
  readonly installPath: string;
}

/** Says what the connection grants before HubSpot asks for it. */
export function renderConnectPage(data: ConnectPageData): string {
  const { agencyName, portalId } = data;
  const title = `Connect the partner portal of ${agencyName}`;
  return renderDocument({
    agencyName,
    title,
    children: (
      <>
        <Opening title={title}>
          <p>
            With this connection, Portal Steward reads the partner clients and their services. Nothing in this portal is
            changed.
          </p>
        </Opening>
        <section>
          <h2>How</h2>
          <p>
            Sign in to HubSpot as a <strong>super admin</strong> of your own portal (portal {portalId}), choose this
            portal, and confirm. HubSpot shows the same list of rights once more.
          </p>
          <a class="button" href={data.installPath} rel="noreferrer">
            Connect in HubSpot
          </a>
        </section>
        <Scopes title="Rights that HubSpot will ask you for" scopes={data.scopes} />
        <Scopes title="Optional rights" scopes={data.optionalScopes} />
        <section>
          <h2>How to end it</h2>
          <p>At any time, in HubSpot: Settings, Integrations, Connected Apps, uninstall. Nobody has to agree to it.</p>
        </section>
      </>
    ),
  });
}
