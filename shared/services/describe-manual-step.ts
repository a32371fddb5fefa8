import type { PlanItem } from '../domain/access-plan.ts';
import type { RuntimeSettings } from '../domain/settings.ts';
import type { Wait } from '../domain/wait.ts';
import { planActionWords, planReasonWords } from '../domain/words.ts';
import { NotFoundError } from '../errors.ts';
import type { Clients } from '../ports/clients.ts';
import type { Plans } from '../ports/engagements.ts';
import type { People } from '../ports/people.ts';

/** A manual step in words: who, what, and how to do it in HubSpot's screens. */
export interface ManualStepWords {
  readonly clientName: string;
  readonly personName: string;
  readonly personEmail: string;
  readonly permissionSetName: string;
  readonly teams: readonly string[];
  readonly action: string;
  readonly reason: string;
  readonly steps: readonly string[];
  readonly portalUrl: string;
}

/** Describes a manual step. @throws NotFoundError */
export type DescribeManualStep = (wait: Wait) => Promise<ManualStepWords>;

/** @see DescribeManualStep */
export function createDescribeManualStep(
  settings: RuntimeSettings,
  { clients, plans, people }: { clients: Pick<Clients, 'read'>; plans: Plans; people: Pick<People, 'read'> },
): DescribeManualStep {
  return async (wait) => {
    if (wait.subject.kind !== 'plan-item') throw new NotFoundError('Manual step', wait.waitId);
    const { runId, item } = wait.subject;
    const plan = await plans.plan(runId);
    const snapshot = await plans.snapshot(runId);
    const line = plan?.items[item];
    const client = await clients.read(wait.clientId);
    const person = line === undefined ? undefined : await people.read(line.personId);
    if (
      plan === undefined ||
      snapshot === undefined ||
      line === undefined ||
      client === undefined ||
      person === undefined
    ) {
      throw new NotFoundError('Manual step', wait.waitId);
    }
    const teams = (line.after?.teamIds ?? []).map((id) => snapshot.teams.find((team) => team.id === id)?.name ?? id);
    return {
      clientName: client.name,
      personName: person.name,
      personEmail: person.email,
      permissionSetName: line.permissionSetName,
      teams,
      action: planActionWords(line.action),
      reason: planReasonWords(line.reason),
      steps: stepsOf(line, person.email, teams),
      portalUrl: `${settings.hubspot.appBaseUrl}/settings/${plan.portalId}/users`,
    };
  };
}

function stepsOf(line: PlanItem, email: string, teams: readonly string[]): string[] {
  const open = 'In HubSpot, open Settings, then Users & Teams.';
  if (line.after === undefined) return [open, `Find ${email}.`, 'Choose Actions, then Remove from account.'];
  const find =
    line.userId === undefined ? `Choose Create user and enter ${email}.` : `Find ${email} and choose Edit permissions.`;
  return [
    open,
    find,
    ...(line.reason === 'super-admin-untouchable' ? ['Take away super admin: it is more than this work needs.'] : []),
    ...(line.reason === 'permission-set-missing'
      ? [`Create the permission set "${line.permissionSetName}" if there is none.`]
      : []),
    `Assign the permission set "${line.permissionSetName}", and no other.`,
    ...(teams.length === 0 ? [] : [`Assign the team ${teams.join(', ')}.`]),
    'Save.',
  ];
}
