import { describe, expect, it } from 'vitest';
import { createClientSystem } from '../../support/client-system.ts';
import { aGrant, anEngagement } from '../../support/memory/builders.ts';

/** Portal rules that somebody of the client, and somebody of the agency, can read. */
function theRules(more: Parameters<typeof createClientSystem>[0] = {}) {
  const system = createClientSystem(more);
  system.world.engagements.seed(anEngagement({ state: 'active' }));
  system.world.grants.seed(aGrant());
  return { ...system, link: system.linkFor('contact', 'read-rules') };
}

describe('who has access now', () => {
  it('is told from the grants as they are: who, what, why, until when and how we know', async () => {
    const { show, link, world } = theRules();
    const { html } = await show(link);
    expect(html).toMatch(/Consultant One[\s\S]*Report reader[\s\S]*Reporting[\s\S]*24 Nov 2026[\s\S]*24 Nov 2027/);
    expect(html).toContain('Read back in the portal on');
    world.grants.seed(aGrant({ state: 'cannot-verify', confirmedBy: 'p-contact', verifiedAt: undefined }));
    expect((await show(link)).html).toContain('Confirmed by Contact person, not read back');
    world.grants.seed(aGrant({ state: 'applied', verifiedAt: undefined }));
    expect((await show(link)).html).toContain('Being checked');
    world.grants.seed(aGrant({ state: 'removed' }));
    expect((await show(link)).html).toContain('Nobody of Example Agency has access');
  });

  it('comes in the language of the client, and in English for the agency, who can change nothing there', async () => {
    const { show, send, link, linkFor, world } = theRules({ language: 'de' });
    expect((await show(link)).html).toContain('Wer jetzt Zugriff hat');
    const ours = linkFor('consultant-1', 'read-rules');
    const { html } = await show(ours);
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain('<form');
    await send(ours, { act: 'tell-others' });
    expect(world.mails()).toEqual([]);
  });
});

describe('who is told', () => {
  it('is changed by a fresh mailed link only, one an hour', async () => {
    const { send, link, world, client } = theRules();
    const { html } = await send(link, { act: 'tell-others', email1: 'other@client.example.com' });
    expect(html).toContain('Look into your mailbox');
    await send(link, { act: 'tell-others' });
    expect(world.mails()).toMatchObject([
      { kind: 'client-settings', linkPurpose: 'client-settings', personId: 'p-contact' },
    ]);
    expect(String(world.mails()[0]?.facts['deadlineAt']) > world.clock.now().toISOString()).toBe(true);
    expect(client().noticePersonIds).toBeUndefined();
  });

  it('is named with that link, each once; the ledger has ids only; none gives it back to the super admins', async () => {
    const { send, show, linkFor, client, world } = theRules();
    const fresh = linkFor('contact', 'client-settings');
    const form = {
      email1: 'It@Client.example.com',
      email3: 'it@client.example.com',
      email5: 'owner@client.example.com',
    };
    const { html } = await send(fresh, form);
    expect(html).toContain('Saved.');
    expect(html).toContain('value="it@client.example.com"');
    expect(client().noticePersonIds).toEqual(['p-it', 'p-owner']);
    await send(fresh, form);
    const named = world.ledger.entries.filter((entry) => entry.type === 'notice-contacts-named');
    expect(named).toMatchObject([{ actor: 'p-contact', facts: { named: ['p-it', 'p-owner'] } }]);
    expect((await show(linkFor('contact', 'read-rules'))).html).toContain('it@client.example.com and owner@');
    await send(fresh, {});
    expect(client()).not.toHaveProperty('noticePersonIds');
  });

  it.each([
    [{ email1: 'nobody' }, 'nobody is no e-mail address.'],
    [{ email2: 'somebody@example.com' }, 'somebody@example.com belongs to the agency.'],
  ])('refuses %j', async (form, words) => {
    const { send, linkFor, client } = theRules();
    const { status, html } = await send(linkFor('contact', 'client-settings'), form);
    expect(status).toBe(400);
    expect(html).toContain(words);
    expect(client().noticePersonIds).toBeUndefined();
  });
});
