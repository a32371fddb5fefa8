import { describe, expect, it } from 'vitest';
import { createComposeCourseNotice, createDescribeCourse } from '../../../functions/send-mail/compose-course-notice.ts';
import { createComposePortalRules } from '../../../functions/send-mail/compose-portal-rules.ts';
import type { Mail } from '../../../shared/domain/mail.ts';
import type { Run } from '../../../shared/domain/run.ts';
import { renderRulesPage } from '../../../shared/pages/rules-page.tsx';
import { createDescribeAccess } from '../../../shared/services/access/describe-access.ts';
import { createDescribeRules } from '../../../shared/services/access/describe-rules.ts';
import { createReadOpenLines } from '../../../shared/services/access/open-lines.ts';
import { aPerson } from '../../support/memory/builders.ts';
import type { World } from '../../support/memory/world.ts';
import { shippedSettings } from '../api/support/settings.ts';
import { aWorld, begin, beginEnd, createSteps, runThrough } from './steps.ts';

const CONSULTANT = 'consultant-1@agency.example.com';
const TO = aPerson('operations@agency.example.com');
const noLink = async () => '';

function noticeOf(world: World, { runId, clientId }: Run, end: string) {
  const describe = createDescribeCourse(shippedSettings(), { ...world, readOpenLines: createReadOpenLines(world) });
  const compose = createComposeCourseNotice(describe);
  return compose({ runId, clientId, facts: { end } } as unknown as Mail, TO, '', noLink);
}

describe('the mail about an end in part', () => {
  it('says at the end of an engagement that access ended in part, whose is open and why', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    await runThrough(world, steps, begin(world, { team: ['p-consultant-1', 'p-consultant-2'] }));
    world.portal.byHand(CONSULTANT, { superAdmin: true });
    const run = await beginEnd(world);
    const end = await runThrough(world, steps, run);

    const { subject, text } = await noticeOf(world, run, end);

    expect(subject).toContain('access ended in part');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'What is open: * Consultant One It was left to a person of the client, and nobody did it in time. This user is a super admin,',
    );
    expect(text).not.toContain('consultant-2');
  });

  it('says the same where access was to be given', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    world.portal.ignoreNextWrite();
    const run = begin(world);
    const end = await runThrough(world, steps, run);

    const { subject, text } = await noticeOf(world, run, end);

    expect(subject).toContain('access set up in part');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('* Consultant One HubSpot said that it was done');
  });

  it('tells a line that was never come to, and a person who was erased', async () => {
    const world = aWorld();
    const steps = createSteps(world);
    const run = begin(world);
    await steps.inspectPortal({ runId: run.runId });
    await steps.planAccess({ runId: run.runId });
    world.people.read = async () => undefined;

    const { text } = await noticeOf(world, run, 'partly');

    expect(text.replaceAll(/\s+/g, ' ')).toContain('* a person who was erased The step failed several times');
  });

  it('lists nothing at an end in full', async () => {
    const world = aWorld();
    const run = begin(world);
    const end = await runThrough(world, createSteps(world), run);
    expect((await noticeOf(world, run, end)).text).not.toContain('What is open');
  });
});

describe('the portal rules, on the page and in the mail', () => {
  it('say of whom the access was not read back yet, and of nobody else', async () => {
    const world = aWorld();
    world.portal.ignoreNextWrite();
    await runThrough(world, createSteps(world), begin(world, { team: ['p-consultant-1', 'p-consultant-2'] }));
    const describeRules = createDescribeRules(shippedSettings(), {
      ...world,
      describeAccess: createDescribeAccess(world),
    });
    const words = await describeRules('c-1', 'en');

    const { text } = await createComposePortalRules(
      async () => words,
      async () => 'en',
    )({ clientId: 'c-1' } as Mail, TO, '', noLink);

    expect(words.members.map(({ name, proof }) => [name, proof.kind])).toEqual([
      ['Consultant One', 'being-checked'],
      ['consultant-2@agency.example.com', 'read-back'],
    ]);
    expect(text.match(/Being checked/g)).toHaveLength(1);
    expect(renderRulesPage(words).match(/Being checked/g)).toHaveLength(1);
  });
});
