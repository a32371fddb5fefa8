import * as z from 'zod';
import { eventually } from '../../eventually.ts';
import { linkIn } from '../../visitor.ts';
import type { DemoContext, DemoStep } from '../context.ts';
import { expect } from '../journey.ts';
import { setObserve } from '../observe.ts';
import { approve, MEADOW, sweepUntil } from '../questions.ts';
import { portalWrites } from './before-the-product.ts';

const CLIENT = 'c-30000003';
/** Would get access, and would lose it. */
const COMES = 'consultant-4@example.com';
const LEAVES = 'consultant-2@example.com';

const startedSchema = z.looseObject({ engagementId: z.string() });
const engagementSchema = z.looseObject({
  runs: z.array(z.looseObject({ state: z.string(), end: z.string().nullable() })),
  plan: z
    .array(
      z.looseObject({
        action: z.string(),
        person: z.looseObject({ email: z.string().nullable() }),
        result: z.looseObject({ reason: z.string().nullable() }),
      }),
    )
    .nullable(),
});
const begunSchema = z.looseObject({ offboardingId: z.string() });
const offboardingSchema = z.looseObject({
  state: z.string(),
  remedies: z.array(z.looseObject({ reason: z.string().nullable() })),
});

/**
 * The stage is told to observe: an engagement is started and approved, and somebody leaves. All of it is read, planned and reported, nothing is
 * written to HubSpot, and no client is mailed.
 */
export const observeModeWroteNothing: DemoStep = {
  name: 'observe-mode-wrote-nothing',
  async run(context) {
    await setObserve(context, true);
    try {
      const before = await seenSoFar(context);
      await giveNothing(context);
      await takeNothing(context);
      const { writes, mails } = await seenSoFar(context);
      const written = writes.filter(({ sequence }) => sequence > (before.writes.at(-1)?.sequence ?? 0));
      expect(written.length === 0, `written: ${written.map(({ method, path }) => `${method} ${path}`).join(', ')}`);
      const mailed = mails.filter(({ id }) => !before.mails.some((known) => known.id === id));
      expect(mailed.length === 0, `mailed to clients: ${mailed.map(({ subject }) => subject).join(', ')}`);
    } finally {
      await setObserve(context, false);
    }
  },
};

/** The run says what it would have done. */
async function giveNothing(context: DemoContext): Promise<void> {
  const seen = new Set((await context.mails()).map(({ id }) => id));
  const request = { clientId: CLIENT, packageKey: 'marketing-management', team: [COMES] };
  const { engagementId } = startedSchema.parse(await context.api('POST', '/engagements', request));
  const question = await eventually('The question about it', async () =>
    (await context.mails()).find(
      ({ id, subject }) => !seen.has(id) && /^Decide/.test(subject) && subject.includes(MEADOW.name),
    ),
  );
  await approve(linkIn(question.text));
  const engagement = await sweepUntil(context, 'The end of the observed run', async () => {
    const one = engagementSchema.parse(await context.api('GET', `/engagements/${engagementId}`));
    return one.runs.some(({ end }) => end === 'observed') && one;
  });
  const line = engagement.plan?.find(({ person }) => person.email === COMES);
  expect(line?.action === 'create' && line.result.reason === 'observe-mode', 'the run does not say what it would do');
}

/** A leaver's access stays, and the report says why. */
async function takeNothing(context: DemoContext): Promise<void> {
  const path = `/people/${encodeURIComponent(LEAVES)}/offboarding`;
  const { offboardingId } = begunSchema.parse(await context.api('POST', path, {}));
  const offboarding = await eventually('The end of the observed offboarding', async () => {
    const one = offboardingSchema.parse(await context.api('GET', `/offboardings/${offboardingId}`));
    return one.state !== 'running' && one;
  });
  expect(
    offboarding.remedies.length > 0 && offboarding.remedies.every(({ reason }) => reason === 'observe-mode'),
    `what became of the leaver: ${offboarding.remedies.map(({ reason }) => reason).join(', ')}`,
  );
}

/** What reached HubSpot, and which mails went to people of clients: each client of the sandbox has a domain below example.com. */
async function seenSoFar(context: DemoContext) {
  const mails = await context.mails();
  return {
    writes: await portalWrites(context),
    mails: mails.filter(({ to }) => [to].flat().some((one) => /@[^@]+\.example\.com/.test(one))),
  };
}
