import { describe, expect, it } from 'vitest';
import { runEndOf } from '../../../functions/publish-portal-rules/run-end.ts';
import type { PlanItem } from '../../../shared/domain/access-plan.ts';
import type { Grant } from '../../../shared/domain/grant.ts';
import { ConflictError } from '../../../shared/errors.ts';
import type { PlanItemResult } from '../../../shared/ports/engagements.ts';
import type { RunWork } from '../../../shared/services/access/open-lines.ts';
import { aClient, aGrant, anEngagement } from '../../support/memory/builders.ts';
import { aWorld, begin, beginEnd, createSteps, runThrough } from './steps.ts';

const CONSULTANT = 'consultant-1@agency.example.com';

describe('telling the client', () => {
  it('sends one mail a run to each super admin, however often the step runs', async () => {
    const world = aWorld();
    world.portal.byHand('second-owner@client.example.org', { superAdmin: true });
    const steps = createSteps(world);
    const run = begin(world, { team: ['p-consultant-1', 'p-consultant-2'] });
    await runThrough(world, steps, run);

    expect(await steps.tellClientAdmins({ runId: run.runId })).toEqual({ told: 2 });

    const told = world.mails().filter((mail) => mail.kind === 'access-changed');
    expect(told).toMatchObject([
      { mailId: `${run.runId}.changed.p-owner`, facts: {}, runId: run.runId, clientId: 'c-1' },
      { mailId: `${run.runId}.changed.p-second-owner` },
    ]);
  });

  it('tells the contact where no super admin is known, and nobody where nobody is', async () => {
    for (const [contactPersonId, told] of [
      ['p-contact', 1],
      [undefined, 0],
    ] as const) {
      const world = aWorld();
      world.portal.removeByHand('owner@client.example.org');
      world.clients.seed(aClient({ contactPersonId }));
      const steps = createSteps(world);
      const run = begin(world);
      await runThrough(world, steps, run);
      expect(await steps.tellClientAdmins({ runId: run.runId })).toEqual({ told });
    }
  });

  it('sends nothing where nothing has changed', async () => {
    const world = aWorld();
    world.portal.byHand(CONSULTANT, { roleIds: ['set-reports'] });
    const steps = createSteps(world);
    const run = begin(world);
    await runThrough(world, steps, run);
    expect(await steps.tellClientAdmins({ runId: run.runId })).toEqual({ told: 0 });
  });

  it('sends nothing where the change could not be read back', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    const run = begin(world);
    world.portal.ignoreNextWrite();
    await runThrough(world, steps, run);
    expect(await steps.tellClientAdmins({ runId: run.runId })).toEqual({ told: 0 });
  });
});

describe('publishing the portal rules', () => {
  it('publishes who has access, for what and until when', async () => {
    const world = aWorld();
    await runThrough(world, createSteps(world), begin(world));

    expect(world.published).toMatchObject([
      {
        number: 1,
        members: [
          {
            personId: 'p-consultant-1',
            permissionSetName: 'Report reader',
            packageKeys: ['reporting'],
            until: '2027-11-24T08:00:00.000Z',
          },
        ],
      },
    ]);
    expect(world.mails().find((mail) => mail.kind === 'portal-rules')).toMatchObject({
      mailId: 'c-1.rules.20000001.1.p-owner',
      linkPurpose: 'read-rules',
    });
  });

  it('publishes and mails nothing where the rules say the same', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    const first = begin(world);
    await runThrough(world, steps, first);
    const mails = world.mails().length;
    world.clock.advance(60);
    world.portal.byHand('second-owner@client.example.org', { superAdmin: true });
    const later = begin(world, { engagementId: 'e-2', packageKey: 'everything', team: ['p-consultant-2'] });
    await steps.inspectPortal({ runId: later.runId });
    await steps.planAccess({ runId: later.runId });

    await steps.publishPortalRules({ runId: later.runId });

    expect(world.published).toHaveLength(1);
    expect(world.mails()).toHaveLength(mails);
  });

  it('says nothing of a portal in which nobody ever had access', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    const shared = world.seedPerson('info@agency.example.com');
    const run = begin(world, { team: [shared.personId] });
    await steps.inspectPortal({ runId: run.runId });
    await steps.planAccess({ runId: run.runId });
    expect(await steps.publishPortalRules({ runId: run.runId })).toEqual({ end: 'refused' });
    expect(world.published).toEqual([]);
  });

  it('takes the next number when another run has published meanwhile', async () => {
    const world = aWorld();
    const { publish } = world.portalRulesBook;
    let tries = 0;
    world.portalRulesBook.publish = async (rules, fact) => {
      tries += 1;
      if (tries === 1) {
        await publish({ ...rules, contentHash: 'of another run' }, fact);
        throw new ConflictError('That number is taken.');
      }
      return publish(rules, fact);
    };

    await runThrough(world, createSteps(world), begin(world));

    expect(world.published.map((rules) => rules.number)).toEqual([1, 2]);
  });

  it('names those too whose access was not read back, and says so', async () => {
    const world = aWorld();
    world.portal.ignoreNextWrite();
    await runThrough(world, createSteps(world), begin(world, { team: ['p-consultant-1', 'p-consultant-2'] }));
    expect(world.published[0]?.members.map(({ personId, beingChecked }) => [personId, beingChecked])).toEqual([
      ['p-consultant-1', true],
      ['p-consultant-2', undefined],
    ]);
  });

  it('publishes again once it was read back', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    world.portal.ignoreNextWrite();
    await runThrough(world, steps, begin(world));
    await runThrough(world, steps, begin(world, { change: 2 }));
    expect(world.published.map((rules) => rules.members[0]?.beingChecked)).toEqual([true, undefined]);
  });

  it('tells a team member nothing any more who is not in the rules', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world));
    await runThrough(world, steps, await beginEnd(world));
    const second = world.mails().filter((mail) => mail.mailId.startsWith('c-1.rules.20000001.2.'));
    expect(second.map((mail) => mail.personId)).toEqual(['p-owner', 'p-operations']);
  });
});

describe('the end of a run', () => {
  const line = (item: number, more: Partial<PlanItem> = {}): PlanItem => ({
    item,
    action: 'create',
    reason: 'engagement-needs-it',
    personId: 'p-consultant-1',
    permissionSetName: 'Report reader',
    engagementIds: ['e-1'],
    risk: 'low',
    ...more,
  });
  const result = (item: number, state: PlanItemResult['state'], reason?: string): PlanItemResult => ({
    item,
    state,
    reason,
    at: '2026-11-24T09:00:00.000Z',
  });
  const end = (items: PlanItem[], results: PlanItemResult[], { gives = true, grants = [] }: Partial<RunWork> = {}) => {
    const engagement = anEngagement({ team: ['p-consultant-1', 'p-consultant-2'] });
    return runEndOf({ engagement, gives, items, results, grants });
  };
  const ending = { gives: false };
  const gone = { action: 'remove', engagementIds: [] } as const;

  it('is provisioned when every line of the engagement was verified', () => {
    expect(end([line(0), line(1)], [result(0, 'verified'), result(1, 'verified')])).toBe('provisioned');
  });
  it('is not held back by a line of another engagement', () => {
    const other = line(1, { engagementIds: ['e-2'], personId: 'p-other' });
    expect(end([line(0), other], [result(0, 'verified'), result(1, 'cannot-verify', 'portal-changed')])).toBe(
      'provisioned',
    );
  });
  it('is partly when a line was not verified, or has no result at all', () => {
    expect(end([line(0), line(1)], [result(0, 'verified'), result(1, 'cannot-verify', 'x')])).toBe('partly');
    expect(end([line(0), line(1)], [result(0, 'verified')])).toBe('partly');
  });
  it('is refused when every line of the engagement was refused', () => {
    expect(end([line(0)], [result(0, 'refused', 'generic-mailbox')])).toBe('refused');
  });
  it('is partly when a later change has overtaken it', () => {
    expect(end([line(0)], [result(0, 'refused', 'overtaken')])).toBe('partly');
  });
  it('is provisioned when another engagement’s run has done the work, and partly until it has', () => {
    const results = [result(0, 'verified'), result(1, 'refused', 'overtaken')];
    const endWith = (grant: Partial<Grant>) => end([line(0), line(1)], results, { grants: [aGrant(grant)] });
    expect(endWith({ engagementIds: ['e-1', 'e-2'] })).toBe('provisioned');
    expect(endWith({ engagementIds: ['e-2'] })).toBe('partly');
    expect(endWith({ state: 'approved' })).toBe('partly');
    expect(endWith({ personId: 'p-consultant-2' })).toBe('partly');
  });
  it('is ended when everything of its people was taken away', () => {
    expect(end([line(0, gone)], [result(0, 'verified')], ending)).toBe('ended');
    expect(end([], [], ending)).toBe('ended');
  });
  it('is ended when another engagement’s run has the access in hand, unless the grant still counts this one', () => {
    const left = [result(0, 'refused', 'overtaken')];
    const endWith = (...grants: Grant[]) => end([line(0, gone)], left, { ...ending, grants });
    expect(endWith(aGrant({ engagementIds: ['e-2'] }))).toBe('ended');
    expect(endWith()).toBe('ended');
    expect(endWith(aGrant({ engagementIds: ['e-1', 'e-2'] }))).toBe('ended-partly');
  });
  it('is not ended while a user is still there, or could not be read', () => {
    expect(end([line(0, gone)], [result(0, 'cannot-verify', 'read-back-differs')], ending)).toBe('ended-partly');
    expect(end([line(0, gone)], [], ending)).toBe('ended-partly');
  });
});
