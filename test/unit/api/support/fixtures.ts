import type { Connection } from '../../../../shared/domain/connection.ts';
import type { Invitation } from '../../../../shared/domain/invitation.ts';
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
