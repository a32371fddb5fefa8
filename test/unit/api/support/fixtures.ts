import type { Connection } from '../../../../shared/domain/connection.ts';
import type { Invitation } from '../../../../shared/domain/invitation.ts';
import type { Question, QuestionPart } from '../../../../shared/domain/question.ts';
import type { Run } from '../../../../shared/domain/run.ts';
import { runIdOf } from '../../../../shared/domain/run.ts';
import { type Wait, waitIdOf } from '../../../../shared/domain/wait.ts';
import {
  aClient,
  aConnection,
  anEngagement,
  aPackage,
  aRunOf,
  CLIENT_ID,
  PORTAL_ID,
} from '../../../support/memory/builders.ts';
import type { createTestApi } from './api.ts';

const AT = '2026-11-24T08:00:00.000Z';
type Api = ReturnType<typeof createTestApi>;

/** An invitation that waits for the connection. */
export function anInvitation(more: Partial<Invitation> = {}): Invitation {
  return {
    invitationId: '1-1795510800000',
    recordId: '1',
    invitedAt: AT,
    clientId: CLIENT_ID,
    clientName: 'Example Manufacturing',
    state: 'awaiting-connection',
    version: 1,
    ...more,
  };
}

/** A run of the invitation. */
export function anInvitationRun(more: Partial<Run> = {}): Run {
  const businessId = '1-1795510800000';
  const runId = runIdOf('invitation-acceptance', businessId);
  return { ...aRunOf(anEngagement(), AT), runId, workflow: 'invitation-acceptance', businessId, ...more };
}

/** An open wait for the connection, in which nobody is asked yet. */
export function aConnectionWait(more: Partial<Wait> = {}): Wait {
  const { runId } = anInvitationRun();
  return {
    waitId: waitIdOf(runId, 'AskConnection'),
    runId,
    clientId: CLIENT_ID,
    kind: 'connection',
    subject: { kind: 'invitation', invitationId: '1-1795510800000' },
    asked: [],
    quorum: 1,
    excluded: [],
    openedAt: AT,
    deadlineAt: '2026-12-01T08:00:00.000Z',
    reminders: 0,
    held: true,
    votes: [],
    state: 'open',
    version: 1,
    ...more,
  };
}

/** The people of a question, by their part in it. */
export const DECIDERS = {
  lead: 'delivery-manager@example.com',
  deputy: 'deputy-manager@example.com',
  security: 'security-lead@example.com',
} as const;

/** An open question of two steps: the lead, else the deputy, then security. Consultant 1 would get the access. */
export function aQuestion(part: Partial<QuestionPart> = {}, more: Partial<Wait> = {}): Question {
  const { runId } = anInvitationRun();
  const stage = (name: string, approver: string, fallback: string[]) => ({
    name,
    approvers: [approver],
    quorum: 1,
    fallback,
    party: 'agency' as const,
  });
  return {
    ...aConnectionWait(),
    waitId: waitIdOf(runId, 'AskApproval'),
    kind: 'question',
    asked: ['p-delivery-manager'],
    excluded: ['p-consultant-1'],
    policyVersion: 1,
    policyRule: 'Two steps',
    ...more,
    question: {
      risk: 'standard',
      stages: [stage('Delivery', 'p-delivery-manager', ['p-deputy-manager']), stage('Security', 'p-security-lead', [])],
      stage: 0,
      requesterId: 'p-operations',
      handovers: [],
      talk: [],
      ...part,
    },
  };
}

/** The question at a client, with everybody it is about. */
export function seedQuestion(api: Api, part: Partial<QuestionPart> = {}, more: Partial<Wait> = {}): Question {
  seedClient(api);
  api.seedPerson(DECIDERS.lead, { name: 'Delivery manager' });
  api.seedPerson(DECIDERS.deputy, { name: 'Deputy manager' });
  api.seedPerson(DECIDERS.security, { name: 'Security lead' });
  api.seedPerson('consultant-1@example.com', { name: 'Consultant 1' });
  // Users of the agency's own portal.
  for (const name of ['delivery-manager', 'deputy-manager', 'security-lead', 'consultant-1', 'away', 'silent']) {
    api.rosterBook.save({ personId: `p-${name}`, hubspotUserId: name, seenAt: '2026-11-24T08:00:00.000Z' });
  }
  const question = aQuestion(part, more);
  api.waits.seed(question);
  return question;
}

/** A connection of the partner portal. */
export function aPartnerConnection(api: Api, more: Partial<Connection> = {}): Connection {
  const { partnerApp, partnerPortalId } = api.settings.hubspot;
  const { clientId: _none, ...connection } = aConnection();
  return { ...connection, appId: partnerApp.appId, portalId: partnerPortalId, scopes: partnerApp.scopes, ...more };
}

/** A connected client. */
export function seedClient(api: Api): void {
  api.clients.seed(aClient());
  api.connections.push(aConnection({ appId: api.settings.hubspot.clientApp.appId, portalId: PORTAL_ID }));
}

/** The catalogue that most tests need. */
export const CATALOGUE = {
  packages: [
    aPackage(),
    aPackage({
      key: 'administration',
      name: 'Administration',
      risk: 'elevated',
      defaultTeam: ['consultant-2@example.com'],
    }),
  ],
};

/** A policy that covers it. */
export const POLICY = {
  people: {
    lead: { name: 'Delivery manager', email: 'delivery-manager@example.com' },
    deputy: { name: 'Deputy manager', email: 'deputy-manager@example.com' },
  },
  rules: [
    { name: 'Elevated needs both', when: { risks: ['elevated'] }, approvers: ['lead', 'deputy'], quorum: 2 },
    { name: 'The lead approves', approvers: ['lead'] },
  ],
};

/** Publishes the catalogue, without a policy. */
export async function publishCatalogue(api: Api): Promise<void> {
  const answer = await api.post('/catalogues', CATALOGUE);
  if (answer.status !== 201) throw new Error(`The catalogue was refused: ${JSON.stringify(answer.body)}`);
}
