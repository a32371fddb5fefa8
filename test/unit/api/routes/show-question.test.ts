import { describe, expect, it } from 'vitest';
import { createTestApi } from '../support/api.ts';
import { aConnectionWait, aQuestion, DECIDERS, seedClient, seedQuestion } from '../support/fixtures.ts';

const PATH = `/questions/${aQuestion().waitId}`;
const APPROVED = {
  personId: 'p-delivery-manager',
  answer: 'approve' as const,
  at: '2026-11-24T08:30:00.000Z',
  linkRef: 'l',
  note: 'Fits the contract',
  stage: 0,
};

describe('GET /questions/{waitId}', () => {
  it('200 with who is asked in which step, what is in, and what comes next', async () => {
    const api = createTestApi();
    seedQuestion(api, { escalateAt: '2026-11-25T08:00:00.000Z' }, { reminderAt: '2026-11-25T07:00:00.000Z' });
    const { status, body } = await api.get(PATH, { scopes: ['read'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      clientName: 'Example Manufacturing',
      kind: 'question',
      state: 'open',
      outcome: null,
      asked: [{ name: 'Delivery manager' }],
      quorum: 1,
      reminders: 0,
      reminderAt: '2026-11-25T07:00:00.000Z',
      question: {
        stage: 1,
        stages: 2,
        stageName: 'Delivery',
        party: 'agency',
        approvals: 0,
        emptyPlaces: 0,
        waitingFor: [{ name: 'Delivery manager' }],
        pending: null,
        escalateAt: '2026-11-25T08:00:00.000Z',
      },
      policyVersion: 1,
      policyRule: 'Two steps',
      requester: { name: 'Operations lead' },
      excluded: [{ name: 'Consultant 1' }],
      steps: [
        { name: 'Delivery', quorum: 1, fallback: [{ name: 'Deputy manager' }] },
        { name: 'Security', approvers: [{ name: 'Security lead' }] },
      ],
      handovers: [],
      history: [{ at: '2026-11-24T08:00:00.000Z', text: 'Asked of Delivery manager' }],
    });
  });

  it('200 with a decision that can still be taken back, which is not overdue past the deadline', async () => {
    const api = createTestApi();
    const until = '2026-11-24T09:01:00.000Z';
    const pending = { ...APPROVED, pendingId: '0.1', until };
    seedQuestion(api, { pending }, { votes: [APPROVED], deadlineAt: '2026-11-24T08:59:00.000Z' });
    const { body } = await api.get(PATH);
    expect(body).toMatchObject({
      overdue: false,
      question: {
        approvals: 1,
        waitingFor: [],
        pending: { by: { name: 'Delivery manager' }, answer: 'approve', until },
      },
    });
  });

  it('200 counts the answers of the step that is asked, and never tells what people wrote', async () => {
    const api = createTestApi();
    const talk = [
      {
        personId: 'p-security-lead',
        kind: 'asked-back' as const,
        at: '2026-11-24T08:40:00.000Z',
        text: 'Why them?',
        stage: 0,
      },
    ];
    seedQuestion(api, { stage: 1, talk }, { asked: ['p-security-lead'], votes: [APPROVED] });
    const { body } = await api.get(PATH);
    expect(body).toMatchObject({ answered: 0, question: { stage: 2, approvals: 0 } });
    expect(body.history.map((one: { text: string }) => one.text)).toEqual([
      'Asked of Delivery manager',
      'Approved by Delivery manager',
      'Step done: Delivery',
      'Security lead asked Operations lead a question',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/Why them|Fits the contract/);
  });

  it('200 with how an ended one ended', async () => {
    const api = createTestApi();
    const { waitId } = seedQuestion(api, {}, { state: 'ended', deadlineAt: '2026-11-24T08:30:00.000Z' });
    const at = '2026-11-24T08:30:00.000Z';
    api.outcomes.push({ waitId, result: 'expired', at, by: [], cause: 'deadline' });
    const { body } = await api.get(PATH);
    expect(body).toMatchObject({ state: 'ended', overdue: false, outcome: { result: 'expired', at } });
  });

  it('200 for what else is waited for, and for a question of a release without steps', async () => {
    const api = createTestApi();
    seedClient(api);
    api.waits.seed(aConnectionWait());
    const { question: _none, ...older } = aQuestion();
    api.waits.seed(older);
    for (const { waitId } of [aConnectionWait(), older]) {
      const { status, body } = await api.get(`/questions/${waitId}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ waitId, question: null, steps: [], history: [] });
    }
  });

  it('200 with those asked who cannot answer now, and why', async () => {
    const api = createTestApi();
    seedQuestion(api, {}, { asked: ['p-delivery-manager', 'p-deputy-manager', 'p-operations'] });
    api.seedPerson(DECIDERS.lead, { absence: { until: '2026-12-25T22:59:59.999Z' } });
    api.seedPerson(DECIDERS.deputy, { unreachable: { since: '2026-11-20T08:00:00.000Z', why: 'bounce' } });
    expect((await api.get(PATH)).body.notThere).toEqual([
      { personId: 'p-delivery-manager', why: 'away' },
      { personId: 'p-deputy-manager', why: 'unreachable' },
    ]);
  });

  it('404 for one that is not there', async () => {
    expect((await createTestApi().get('/questions/nothing')).status).toBe(404);
  });
});
