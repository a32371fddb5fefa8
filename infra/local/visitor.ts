/** What came back from a page. */
export interface Visit {
  readonly status: number;
  readonly url: string;
  readonly html: string;
  readonly headers: Headers;
}

/** Follows a link as a person would without a browser: redirects of our own pages are followed, forms are posted. */
export async function visit(url: string): Promise<Visit> {
  return visitOf(await fetch(url));
}

/** Presses a button: posts a form and follows where it leads. */
export async function submit(url: string, form: Record<string, string>): Promise<Visit> {
  const body = new URLSearchParams(form);
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  const location = answer.headers.get('location');
  return location === null ? visitOf(answer) : visit(new URL(location, url).href);
}

/** The product's link in a mail's text. @throws Error when there is none. */
export function linkIn(text: string): string {
  const [link] = /https?:\/\/\S+\/links\/[A-Za-z0-9_-]{43}/.exec(text) ?? [];
  if (link === undefined) throw new Error('The mail has no link of ours.');
  return link;
}

/** Where an installation begins: the install address on the page of a connect link. */
export async function installAddress(link: string): Promise<string> {
  const page = await visit(link);
  const [, path] = /href="([^"]*\/oauth\/install\?link=[^"]+)"/.exec(page.html) ?? [];
  if (path === undefined) throw new Error(`The page (${page.status}) offers no installation.`);
  return new URL(path.replaceAll('&amp;', '&'), link).href;
}

/** Installs the app of a connect link, as a user of a portal, through HubSpot's consent screen; returns our last page. */
export async function install(link: string, portalId: number, userId: number): Promise<Visit> {
  const started = await fetch(await installAddress(link), { redirect: 'manual' });
  const consent = started.headers.get('location');
  if (consent === null) return visitOf(started);
  const { origin, pathname, searchParams } = new URL(consent);
  const form = {
    ...Object.fromEntries(searchParams),
    portalId: String(portalId),
    userId: String(userId),
    decision: 'allow',
  };
  const allowed = await fetch(`${origin}${pathname}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
  const back = allowed.headers.get('location');
  if (back === null) throw new Error(`HubSpot's consent screen answered ${allowed.status}.`);
  return visit(back);
}

async function visitOf(answer: Response): Promise<Visit> {
  return { status: answer.status, url: answer.url, html: await answer.text(), headers: answer.headers };
}
