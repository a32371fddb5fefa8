import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestSandbox } from './harness.ts';
import { HARBOUR_BAKERY, startTestSandbox } from './harness.ts';

let sandbox: TestSandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.stop());

async function page(path: string): Promise<string> {
  return (await fetch(`${sandbox.url}${path}`)).text();
}

function press(path: string, fields: Record<string, string> = {}): Promise<Response> {
  return fetch(`${sandbox.url}${path}`, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

async function newestClient() {
  const { body } = await sandbox.control('GET', '/state');
  return body.partnerClients.at(-1);
}

describe('the pages', () => {
  it('invite the partner and accept at the deep link', async () => {
    await press('/ui/invitations', {
      portalId: String(HARBOUR_BAKERY),
      serviceType: 'reporting_review',
      contactEmail: '',
    });
    const { id } = await newestClient();
    const link = `/partner/1000001/clients/${id}`;
    expect(await page('/')).toContain(`href="${link}">Accept or decline</a>`);
    expect(await page(link)).toContain('Harbour Bakery invites you as its partner');
    const accepted = await press(`/ui/partner-clients/${id}/status`, { status: 'ACTIVE', back: 'record' });
    expect(accepted.headers.get('location')).toBe(link);
    expect(await page(link)).toContain('You accepted.');
    const client = await newestClient();
    expect(client.properties.invitation_status).toBe('ACTIVE');
    expect(client.services[0].properties).toMatchObject({ service_type: 'reporting_review', status: 'ACTIVE' });
  });

  it('show a portal with its people and apps, and uninstall', async () => {
    await sandbox.connectHarbour();
    const before = await page(`/portals/${HARBOUR_BAKERY}`);
    expect(before).toContain('super-admin@harbour-bakery.example.com');
    expect(before).toContain('Billing Administrator');
    const action = /action="(\/ui\/portals\/\d+\/installs\/\d+\/uninstall)"/.exec(before)?.[1] ?? '';
    await press(action);
    expect(await page(`/portals/${HARBOUR_BAKERY}`)).toContain('No app is installed.');
  });

  it('show fault switches, and clear them', async () => {
    await sandbox.control('POST', '/faults', { kind: 'daily-limit' });
    expect(await page('/')).toContain('daily-limit');
    await press('/ui/faults/clear');
    expect(await page('/')).not.toContain('daily-limit');
  });

  it('escape what people typed', async () => {
    const contactName = '<script>alert(1)</script>';
    const invitation = { portalId: HARBOUR_BAKERY, serviceType: 'crm_onboarding', contactName };
    const { body } = await sandbox.control('POST', '/invitations', invitation);
    const shown = await page(`/partner/1000001/clients/${body.recordId}`);
    expect(shown).not.toContain(contactName);
    expect(shown).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('say what is wrong', async () => {
    expect((await fetch(`${sandbox.url}/portals/1`)).status).toBe(404);
    expect((await fetch(`${sandbox.url}/nowhere`)).status).toBe(404);
    const refused = await press('/ui/invitations', { portalId: '1', serviceType: 'crm_onboarding' });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain('There is no client portal 1.');
  });
});
