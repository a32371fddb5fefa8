import type { Chat } from '../../domain/chat.ts';

/** Where posts may go. */
export interface ChatHosts {
  /** On the local stage a webhook may be on this machine, without TLS. */
  readonly local: boolean;
}

/** Hosts of incoming webhooks; one that begins with a dot stands for all below it. */
const HOSTS: Readonly<Record<Chat['kind'], readonly string[]>> = {
  slack: ['hooks.slack.com'],
  // Workflows of Power Automate, older and present; and the connectors that they replace.
  teams: ['.logic.azure.com', '.api.powerplatform.com', '.webhook.office.com'],
};

/** Whether an address is one of a webhook of that kind: HTTPS, at its usual port, at a known host, without a user's name. */
export function isAllowedHook(address: string, kind: Chat['kind'], { local }: ChatHosts): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (local && protocol === 'http:' && hostname === '127.0.0.1') return true;
  if (protocol !== 'https:' || port !== '') return false;
  return HOSTS[kind].some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
}
