import { renderDocument } from './layout.tsx';
import { Notice, Opening } from './parts.tsx';

/** The operator is asked who of the client can connect the portal. */
export interface ContactPageData {
  readonly agencyName: string;
  readonly timeZone: string;
  readonly clientName: string;
  readonly postPath: string;
  /** Why what was sent was not taken. */
  readonly error?: string | undefined;
  readonly email?: string | undefined;
  readonly name?: string | undefined;
}

/** Asks for address and name of a super admin of the client. */
export function renderContactPage(data: ContactPageData): string {
  const title = `Who is a super admin of ${data.clientName}?`;
  return renderDocument({
    agencyName: data.agencyName,
    title: data.error === undefined ? title : `Not saved yet: ${title}`,
    children: (
      <>
        <Opening title={title}>
          <p>
            The partner client in HubSpot names nobody. This person gets the mail with the link that connects the
            portal, and only a super admin can use it.
          </p>
        </Opening>
        {data.error === undefined ? null : (
          <Notice tone="stop" alert>
            <p>
              <strong>{data.error}</strong>
            </p>
          </Notice>
        )}
        <ContactForm {...data} />
      </>
    ),
  });
}

function ContactForm({ postPath, error, email, name }: ContactPageData) {
  const invalid = error === undefined ? {} : { 'aria-invalid': 'true' as const };
  return (
    <form method="post" action={postPath}>
      <div class="field">
        <label for="email">E-mail address</label>
        <p class="soft small" id="email-hint">
          The address of one person, not a shared mailbox.
        </p>
        <input
          id="email"
          name="email"
          type="email"
          required
          maxlength={254}
          autocomplete="off"
          aria-describedby="email-hint"
          value={email ?? ''}
          {...invalid}
        />
      </div>
      <div class="field">
        <label for="name">Name</label>
        <input id="name" name="name" type="text" required maxlength={120} autocomplete="off" value={name ?? ''} />
      </div>
      <button class="button" type="submit">
        Save and send the mail
      </button>
    </form>
  );
}
