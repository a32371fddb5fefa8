import type { Client } from './client.ts';
import type { Connection } from './connection.ts';
import { type Engagement, needsAccess } from './engagement.ts';
import { type Grant, stands } from './grant.ts';
import type { Link } from './link.ts';
import type { Wait } from './wait.ts';

/** Somebody of the client gave the onboarding to a colleague. The word is free text: shown to the colleague, never in the ledger. */
export interface HandedOn {
  readonly from: string;
  readonly to: string;
  readonly at: string;
  /** The wait that it was about; absent where the client was asked to connect again. */
  readonly waitId?: string | undefined;
  readonly word?: string | undefined;
}

/** So often one onboarding is handed on; then the agency has to name somebody. */
export const MOST_HANDED_ON = 5;

/** How often what a link is about was handed on. */
export function handedOnOf(client: Pick<Client, 'handedOn'>, link: Pick<Link, 'waitId'>): readonly HandedOn[] {
  return (client.handedOn ?? []).filter((one) => one.waitId === link.waitId);
}

/** What became of a link whose reader handed the onboarding on, and did not get it back; a link that was mailed later serves again. */
export function handedOnBy(
  client: Pick<Client, 'handedOn'>,
  link: Pick<Link, 'waitId' | 'personId' | 'createdAt'>,
): HandedOn | undefined {
  const own = handedOnOf(client, link);
  const given = own.findLast((one) => one.from === link.personId);
  const gotBack = own.findLast((one) => one.to === link.personId);
  if (given === undefined || (gotBack !== undefined && gotBack.at > given.at)) return undefined;
  return link.waitId === undefined && link.createdAt > given.at ? undefined : given;
}

/** Whether a link to connect again, for no wait, has served: somebody has connected since it was made. */
export function hasServed(
  link: Pick<Link, 'waitId' | 'createdAt'>,
  connection: Pick<Connection, 'health' | 'connectedAt' | 'renewedAt'> | undefined,
): boolean {
  if (link.waitId !== undefined || connection?.health !== 'healthy') return false;
  return (connection.renewedAt ?? connection.connectedAt) > link.createdAt;
}

/** How far an onboarding is. */
export type OnboardingStage = 'sent' | 'connected' | 'partly' | 'provisioned' | 'done';

/** What an onboarding has to come through, in this order. */
export type OnboardingStep = 'sent' | 'connected' | 'provisioned' | 'done';

/** One step, and when it was made; absent while it was not. `partly`: some of it is there. */
export interface StepTaken {
  readonly step: OnboardingStep;
  readonly state: 'made' | 'partly' | 'ahead';
  readonly at?: string | undefined;
}

/** What the progress is made of. */
export interface OnboardingFacts {
  readonly askedAt: string;
  readonly connection?: Pick<Connection, 'health' | 'connectedAt'> | undefined;
  /** The client adds the users by itself, since then. */
  readonly byHandSince?: string | undefined;
  readonly engagements: readonly Pick<Engagement, 'state' | 'team'>[];
  readonly grants: readonly Grant[];
  /** When the portal's rules were sent to both sides last. */
  readonly rulesAt?: string | undefined;
  /** Changes that people of the client are asked to make by hand. */
  readonly openSteps: number;
}

/** How far it is, and of how many people the access is there. */
export interface OnboardingProgress {
  readonly stage: OnboardingStage;
  readonly steps: readonly StepTaken[];
  readonly ready: number;
  readonly people: number;
}

/** Whether access is as agreed: read back in the portal, or confirmed by the client where nothing can be read. */
export function isThere(grant: Pick<Grant, 'state' | 'confirmedBy'>): boolean {
  return grant.state === 'verified' || grant.confirmedBy !== undefined;
}

/** Tells the progress of an onboarding. */
export function onboardingProgress(facts: OnboardingFacts): OnboardingProgress {
  const { connection, byHandSince, rulesAt } = facts;
  const letIn = connection?.health === 'healthy' ? connection.connectedAt : byHandSince;
  const needing = facts.engagements.filter(needsAccess);
  const team = new Set(needing.flatMap((one) => one.team));
  const grants = facts.grants.filter((grant) => stands(grant) && team.has(grant.personId));
  const there = grants.filter(isThere);
  const lastAt = there
    .map((grant) => grant.verifiedAt ?? grant.startedAt)
    .sort()
    .at(-1);
  const all = team.size > 0 && there.length === team.size;
  const done = all && facts.openSteps === 0 && needing.every((one) => one.state === 'active');
  const counts = { ready: there.length, people: team.size };
  const steps: StepTaken[] = [
    { step: 'sent', state: 'made', at: facts.askedAt },
    letIn === undefined ? { step: 'connected', state: 'ahead' } : { step: 'connected', state: 'made', at: letIn },
    all
      ? { step: 'provisioned', state: 'made', at: lastAt }
      : { step: 'provisioned', state: there.length > 0 ? 'partly' : 'ahead' },
    done ? { step: 'done', state: 'made', at: laterOf(lastAt, rulesAt) } : { step: 'done', state: 'ahead' },
  ];
  return { ...counts, steps, stage: stageOf() };

  function stageOf(): OnboardingStage {
    if (letIn === undefined) return 'sent';
    if (done) return 'done';
    if (all) return 'provisioned';
    return there.length > 0 ? 'partly' : 'connected';
  }
}

function laterOf(at: string | undefined, other: string | undefined): string | undefined {
  return [at, other]
    .filter((one) => one !== undefined)
    .sort()
    .at(-1);
}

/** Whether the reader of a link may still hand the onboarding on: it is asked of them, and not done. */
export function mayHandOn(wait: Pick<Wait, 'state' | 'asked'> | undefined, personId: string): boolean {
  return wait === undefined || (wait.state === 'open' && wait.asked.includes(personId));
}
