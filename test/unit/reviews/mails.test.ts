import { describe, expect, it } from 'vitest';
import { createComposeMyQuestions } from '../../../functions/send-mail/compose-my-questions.ts';
import { createComposeReviews } from '../../../functions/send-mail/compose-reviews.ts';
import type { Mail } from '../../../shared/domain/mail.ts';
import type { Person } from '../../../shared/domain/person.ts';
import { AUDIT_ID, manyLines } from '../../support/review-lines.ts';
import { createReviewSystem, REVIEW_WAIT, RUN_ID } from '../../support/review-system.ts';

const LINK = 'https://steward.example.com/links/token';

async function aReview() {
  const system = await createReviewSystem(manyLines(70, 3));
  const to = (await system.world.people.read('p-lead')) as Person;
  const compose = createComposeReviews({ ...system, ...system.world });
  const write = (mail: Partial<Mail>, reader = to) =>
    compose(
      { mailId: 'm', kind: 'review-request', reminder: 0, facts: {}, ...mail } as Mail,
      reader,
      LINK,
      async () => LINK,
    );
  return { ...system, to, write };
}

describe('mails of reviews', () => {
  it('say how many lines there are, at which clients, how many are grave, and until when', async () => {
    const { write } = await aReview();
    const { subject, text } = await write({ waitId: REVIEW_WAIT });
    expect(subject).toBe('Decide by Tue 24 Nov 2026: Review 70 accesses of our people in the portals of 3 clients');
    const words = text.replaceAll(/\s+/g, ' ');
    expect(words).toContain('Lines: 70');
    expect(words).toContain('Critical or high: 6');
    expect(words).toContain('Example Client 1');
    expect(words).toContain('Submit by');
    expect(text.split('\n')).toContain(LINK);
    expect(words).not.toContain('Decided so far');
  });

  it('tell whoever it was handed to from whom it comes', async () => {
    const { write, world, uses, linkFor } = await aReview();
    const path = { token: linkFor('lead') };
    const form = { act: 'delegate', to: 'p-security' };
    await uses.answerLink({ method: 'POST', path, query: {}, form, correlationId: 'correlation' });
    const security = (await world.people.read('p-security')) as Person;
    expect((await write({ waitId: REVIEW_WAIT }, security)).text).toContain('Lead handed this to you.');
    expect((await write({ waitId: REVIEW_WAIT })).text).not.toContain('handed this to you');
  });

  it('tell partner operations of lines that nobody may review', async () => {
    const { write } = await aReview();
    const mail = await write({
      kind: 'review-unassigned',
      facts: { auditId: AUDIT_ID, lines: 4, portals: 2 },
      runId: RUN_ID,
    });
    expect(mail.subject).toBe('Example Agency: nobody may review 4 lines in 2 portals');
    expect(mail.text).toContain(`steward audit show ${AUDIT_ID}`);
  });

  it('stand among what waits for somebody, with a link to their lines', async () => {
    const { world, settings, describeReview, to } = await aReview();
    const made: unknown[] = [];
    const compose = createComposeMyQuestions({
      settings,
      waits: { listOpen: async () => world.allWaits() },
      describeWait: async () => describeReview(AUDIT_ID, 0),
    });
    await compose({} as Mail, to, LINK, async (of) => {
      made.push(of);
      return LINK;
    });
    expect(made).toEqual([{ purpose: 'review', waitId: REVIEW_WAIT, clientId: undefined }]);
  });
});
