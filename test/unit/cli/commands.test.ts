import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SHIPPED } from '../../../infra/deploy/publish-shipped.ts';
import { aClient, aGrant, anEngagement, aRunOf } from '../../support/memory/builders.ts';
import {
  aConnectionWait,
  anInvitation,
  anInvitationRun,
  aPartnerConnection,
  publishCatalogue,
  seedClient,
} from '../api/support/fixtures.ts';
import { createTestCli, steward } from './support/cli.ts';

const AT = '2026-11-24T08:00:00.000Z';
let cli: Awaited<ReturnType<typeof createTestCli>>;
beforeEach(async () => {
  cli = await createTestCli();
});
afterEach(() => cli.close());

/** A client with access, a wait and runs. */
function seedBusyClient(): void {
  const { api } = cli;
  seedClient(api);
  api.seedPerson('consultant-1@example.com', { name: 'Consultant 1' });
  api.seedPerson('owner@client.example', { name: 'Portal admin', kind: 'client' });
  api.clients.seed(
    aClient({ state: 'active', tier: 'PROFESSIONAL', contactPersonId: 'p-owner', superAdminIds: ['p-owner'] }),
  );
  api.invitations.push(anInvitation({ state: 'connected' }));
  api.engagements.seed(anEngagement({ state: 'active' }));
  api.grants.push(aGrant());
  api.runs.seed({ ...aRunOf(anEngagement(), AT), state: 'ended', end: 'provisioned' });
  api.runs.seed(anInvitationRun({ state: 'parked', parkedReason: 'execution-ended', lastFailure: 'HubSpotError' }));
  api.waits.seed(aConnectionWait({ asked: ['p-owner'] }));
}

describe('looking', () => {
  it('status: what is healthy and what is next, with the command for it', async () => {
    const { code, out } = await cli.steward('status');
    expect(code).toBe(0);
    expect(out).toBe(`Portal Steward   stage local

Your portal      1000001, not connected
Catalogue        none published
Policy           none published
Open questions   0
Runs             0 under way

Next
  Connect your own HubSpot portal.
    steward setup
  Publish the service packages that you sell.
    steward catalogue publish <file>
  Publish who approves which package.
    steward policy publish <file>
`);
  });

  it('preflight: exit code 1 while something does not fit', async () => {
    const { code, out } = await cli.steward('preflight');
    expect(code).toBe(1);
    expect(out).toContain('not connected');
    cli.api.connections.push(aPartnerConnection(cli.api));
    cli.api.properties.partner_clients = [{ name: 'invitation_state', label: 'Invitation state', options: [] }];
    const second = await cli.steward('preflight');
    expect(second.code).toBe(1);
    expect(second.out).toMatch(
      /hubspot\.partnerRecords\.clientProperties\.status +invitation_status +invitation_state\n/,
    );
    expect(second.out).toMatch(/invitation_state +Invitation state\n/);
    expect(second.out).toContain('crm.objects.owners.read, whoever is deactivated and not removed in your portal');
  });

  it('client list: aligned columns without borders, and words where there are none', async () => {
    expect((await cli.steward('client', 'list')).out).toContain('No clients yet.');
    seedBusyClient();
    const { code, out } = await cli.steward('client', 'list');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'Client                  State    Portal     Tier           Last invitation   Id',
        'Example Manufacturing   active   20000001   PROFESSIONAL                     c-1',
        '',
      ].join('\n'),
    );
  });

  it('client show: everything of one client, times in the agency’s zone wherever the machine stands, and the zone once', async () => {
    seedBusyClient();
    const world = { env: cli.access, timeZone: 'America/New_York' };
    const { code, out } = await steward(['client', 'show', 'c-1'], world);
    expect(code).toBe(0);
    expect(out).toMatch(/Connection +healthy, since 24 Nov 2026, 09:00\n/);
    expect(out).toMatch(/Contact +Portal admin <owner@client\.example>\n/);
    expect(out).toMatch(/connection of the portal +Portal admin +1 Dec 2026, 09:00\n/);
    expect(out).toMatch(/reporting +active +Consultant 1 +24 Nov 2027 +e-1\n/);
    expect(out).toMatch(/Consultant 1 +Report reader +verified +24 Nov 2027\n/);
    expect(out).toMatch(/access-provisioning\.e-1-1 +provisioned +1 /);
    expect(out).toContain('parked (execution-ended, HubSpotError)');
    expect(out.match(/Europe\/Berlin/g)).toHaveLength(1);
    expect(out).toMatch(/\n\nTimes are those of Europe\/Berlin\.\n$/);
  });

  it('person show: by address and by id', async () => {
    seedBusyClient();
    for (const who of ['consultant-1@example.com', 'p-consultant-1']) {
      const { code, out } = await cli.steward('person', 'show', who);
      expect(code).toBe(0);
      expect(out).toContain('Consultant 1   p-consultant-1');
      expect(out).toMatch(/Example Manufacturing +20000001 +Report reader +verified +24 Nov 2027\n/);
    }
  });

  it('question list and run list, also only the parked', async () => {
    seedBusyClient();
    expect((await cli.steward('question', 'list')).out).toMatch(
      /Example Manufacturing: connection of the portal\n +Asked +Portal admin\n +Until +1 Dec 2026, 09:00\n/,
    );
    expect((await cli.steward('run', 'list')).out).toContain('access-provisioning.e-1-1');
    const parked = await cli.steward('run', 'list', '--parked');
    expect(parked.out).toContain('invitation-acceptance.');
    expect(parked.out).not.toContain('access-provisioning.');
    const one = await cli.steward('run', 'list', '--workflow', 'access-provisioning');
    expect(one.out).not.toContain('invitation-acceptance.');
  });

  it('ledger show: a story with names, and exit code 1 when the chain does not hold', async () => {
    seedBusyClient();
    cli.api.clients.seed(aClient());
    await cli.steward('client', 'contact', 'c-1', '--email', 'owner@client.example', '--name', 'Portal admin');
    const { code, out } = await cli.steward('ledger', 'show', 'c-1');
    expect(code).toBe(0);
    expect(out).toMatch(/1 +24 Nov 2026, 10:00 +contact set +Operations lead +person Portal admin\n/);
    expect(out).toContain('The chain holds: 1 entries');
    const [entry] = await cli.api.ledger.read('client:c-1');
    Object.assign(cli.api.dependencies.ledger, { read: async () => [{ ...entry, at: AT }] });
    const broken = await cli.steward('ledger', 'show', 'c-1');
    expect(broken.code).toBe(1);
    expect(broken.out).toContain('broken at entry 1');
  });

  it('ledger show: names people only; what merely looks like a fact of theirs is printed as it is', async () => {
    seedBusyClient();
    const fact = { stream: 'client:c-1', at: AT };
    cli.api.ledger.write([
      { ...fact, type: 'invitation-state-changed', facts: { from: 'detected', to: 'awaiting-approval' } },
      { ...fact, type: 'plan-made', facts: { create: 0, keep: 1 } },
      { ...fact, type: 'portal-inspected', facts: { members: 0 } },
      { ...fact, type: 'mail-sent', facts: { to: 'p-owner', kind: 'p-owner' } },
      { ...fact, type: 'access-removed', facts: { personId: '01KAV0M4Q8Z7T5X9C2B6N3D1FG', action: 'remove' } },
    ]);
    const { out } = await cli.steward('ledger', 'show', 'c-1');
    expect(out).toContain('from detected, to awaiting-approval\n');
    expect(out).toContain('create 0, keep 1\n');
    expect(out).toContain('members 0\n');
    expect(out).toContain('to Portal admin, kind p-owner\n');
    expect(out).toContain('person (erased), action remove\n');
    expect(out.match(/erased/g)).toHaveLength(1);
  });

  it('engagement show: team, access and runs', async () => {
    seedBusyClient();
    const { out } = await cli.steward('engagement', 'show', 'e-1');
    expect(out).toContain('reporting at Example Manufacturing   e-1');
    expect(out).toMatch(/Consultant 1 +Report reader +verified +24 Nov 2026, 09:00\n/);
  });

  it('--json gives the API’s own answer, for every look', async () => {
    seedBusyClient();
    const looks = [
      'status',
      'client list',
      'client show c-1',
      'person show p-owner',
      'ledger show c-1',
      'engagement show e-1',
      'question list',
      `question show ${aConnectionWait().waitId}`,
      'run list',
    ];
    for (const look of looks) {
      const { out } = await cli.steward(...look.split(' '), '--json');
      expect(Object.keys(JSON.parse(out)).length, look).toBeGreaterThan(0);
    }
    const { out } = await cli.steward('client', 'show', 'c-1', '--json');
    expect(JSON.parse(out)).toEqual((await cli.api.get('/clients/c-1')).body);
  });
});

describe('acting', () => {
  it('setup prints the link and until when it opens', async () => {
    const { code, out } = await cli.steward('setup');
    expect(code).toBe(0);
    expect(out).toMatch(/https:\/\/steward\.example\.com\/links\/\w{43}\n/);
    expect(out).toContain('25 Nov 2026, 10:00');
  });

  it('client contact names the person, and says when a mail is on its way', async () => {
    seedClient(cli.api);
    const args = ['client', 'contact', 'c-1', '--email', 'owner@client.example', '--name', 'Portal admin'];
    expect((await cli.steward(...args)).out).toBe('The contact is Portal admin <owner@client.example>.\n');
    cli.api.runs.seed(anInvitationRun());
    cli.api.waits.seed(aConnectionWait());
    expect((await cli.steward(...args)).out).toContain('on its way');
  });

  it('client way lets a client add the users by itself, and shows it', async () => {
    cli.api.clients.seed(aClient({ portalId: undefined }));
    const args = ['client', 'way', 'c-1', 'client-created-user'];
    expect((await cli.steward(...args)).err).toContain('name its number');
    expect((await cli.steward(...args, '--portal', '2000009')).out).toContain('The client adds the users by itself');
    expect((await cli.steward('client', 'show', 'c-1')).out).toMatch(/Way in +the client adds the users/);
    expect((await cli.steward('client', 'way', 'c-1', 'partner-access-link')).code).toBe(0);
    expect((await cli.steward('client', 'show', 'c-1')).out).not.toContain('Way in');
  });

  it('client connect asks the contact for the connection', async () => {
    seedClient(cli.api);
    await cli.steward('client', 'contact', 'c-1', '--email', 'owner@client.example', '--name', 'Portal admin');
    const { code, out } = await cli.steward('client', 'connect', 'c-1');
    expect(code).toBe(0);
    expect(out).toBe('Portal admin <owner@client.example> is asked to connect the portal.\n');
  });

  it('client swap-portal and add-portal ask for the connection, once', async () => {
    seedClient(cli.api);
    await cli.steward('client', 'contact', 'c-1', '--email', 'owner@client.example', '--name', 'Portal admin');
    const swapped = await cli.steward('client', 'swap-portal', 'c-1', '--portal', '20000009');
    expect(swapped.out).toContain('Portal 20000009 is the one of c-1. Portal admin');
    expect((await cli.steward('client', 'swap-portal', 'c-1', '--portal', '20000009')).out).toContain('already');
    const added = await cli.steward('client', 'add-portal', 'c-1', '--portal', '20000010', '--name', 'Shop');
    expect(added.out).toContain('Portal 20000010 is the one of c-1-p20000010.');
    expect((await cli.steward('client', 'list')).out).toContain('further portal of c-1');
    expect((await cli.steward('client', 'show', 'c-1')).out).toContain('c-1-p20000010');
    expect((await cli.steward('client', 'swap-portal', 'c-1', '--portal', 'x')).err).toContain('such as 20000009');
  });

  it('engagement start and end', async () => {
    seedClient(cli.api);
    await publishCatalogue(cli.api);
    const team = ['--team', 'consultant-1@example.com', 'consultant-2@example.com'];
    const { code, out } = await cli.steward('engagement', 'start', 'c-1', 'reporting', ...team);
    expect(code).toBe(0);
    const [engagement] = cli.api.engagements.all();
    expect(out).toContain(`steward engagement show ${engagement?.engagementId}`);
    expect(engagement?.team).toEqual(['p-consultant-1', 'p-consultant-2']);
    const until = await steward(['engagement', 'start', 'c-1', 'reporting', '--until', '2027-03-31'], {
      env: cli.access,
      timeZone: 'America/New_York',
    });
    expect(until.out).toMatch(/Until +31 Mar 2027, 23:59\n/);
    const id = engagement?.engagementId ?? '';
    const extended = await cli.steward('engagement', 'extend', id, '--until', '2028-01-31');
    expect(extended.out).toMatch(/Until +31 Jan 2028, 23:59/);
    const again = await cli.steward('engagement', 'extend', id, '--until', '2028-01-31');
    expect(again.out).toContain('It ends on that day already.');
    expect((await cli.steward('engagement', 'add', id, 'consultant-3@example.com')).out).toContain('Changed');
    expect((await cli.steward('engagement', 'remove', id, 'consultant-1@example.com')).code).toBe(0);
    expect(cli.api.engagements.all()[0]?.team).toEqual(['p-consultant-2', 'p-consultant-3']);
    expect((await cli.steward('engagement', 'package', id, 'marketing')).code).not.toBe(0);
    expect((await cli.steward('engagement', 'package', id, 'reporting', '--version', 'x')).err).toContain('such as 3');
    expect((await cli.steward('engagement', 'pause', id)).out).toMatch(/State +paused/);
    expect((await cli.steward('engagement', 'pause', id)).out).toContain('It is paused already.');
    expect((await cli.steward('engagement', 'resume', id)).out).toContain('what held before counts');
    expect((await cli.steward('engagement', 'show', id)).out).toContain('A change of it is not allowed yet');
    const ended = await cli.steward('engagement', 'end', id);
    expect(ended.out).toContain('is being taken away');
    expect(cli.api.engagements.all()[0]?.state).toBe('ending');
  });

  it('run retry and sweep', async () => {
    seedBusyClient();
    const retried = await cli.steward('run', 'retry', anInvitationRun().runId);
    expect(retried.out).toBe(`Under way: ${anInvitationRun().runId}, attempt 2.\n`);
    const swept = await cli.steward('sweep');
    expect(swept).toMatchObject({
      code: 0,
      out: 'Partner clients   3 read, 1 new invitations\nJournal           no client uninstalled the app\nWhat was due      1 wait, 2 mails\n',
    });
    cli.api.chores.sweep = () => Promise.reject(new Error('away'));
    expect((await cli.steward('sweep')).code).toBe(1);
  });

  it('catalogue and policy: the shipped files are checked and published, once', async () => {
    expect((await cli.steward('catalogue', 'check', SHIPPED.catalogue)).out).toContain('fits.');
    const checked = await cli.steward('policy', 'check', SHIPPED.policy);
    expect(checked.out).toContain('fits.');
    // Each stage in a line of its own: who is asked, how many must agree, who is next.
    expect(checked.out).toMatch(/ risk elevated +1\. Delivery +Delivery Manager +1 of 1 +Deputy Manager\n/);
    expect(checked.out).toMatch(/\n +2\. Security +Security Lead +1 of 1 +Operations Lead\n/);
    expect(checked.out).toMatch(/Delivery Manager, Deputy Manager, Security Lead +2 of 3 +Operations Lead\n/);
    expect(cli.received).toEqual([]);
    expect((await cli.steward('catalogue', 'publish', SHIPPED.catalogue)).out).toBe('Published as version 1.\n');
    expect((await cli.steward('policy', 'publish', SHIPPED.policy)).out).toBe('Published as version 1.\n');
    expect((await cli.steward('policy', 'publish', SHIPPED.policy)).out).toBe('Unchanged: version 1 stands.\n');
  });

  it('an answer that was lost is asked for again under the same key, and nothing happens twice', async () => {
    seedClient(cli.api);
    await publishCatalogue(cli.api);
    cli.loseAnswers(2);
    const { code } = await cli.steward('engagement', 'start', 'c-1', 'reporting');
    expect(code).toBe(0);
    expect(cli.api.engagements.all()).toHaveLength(1);
    const keys = cli.received.map((request) => request.key);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\w-]{36}$/);
  });
});
