import type { PlanItem } from '../../domain/access-plan.ts';
import { clientWords } from '../../domain/client-words/client-words.ts';
import type { Language } from '../../domain/language.ts';
import type { ManualChange } from '../../domain/manual-step-words.ts';
import { type ManualLine, manualTarget } from '../../domain/manual-target.ts';
import { portalAddress } from '../../domain/portal-address.ts';
import type { RuntimeSettings } from '../../domain/settings.ts';
import type { Wait, WaitSubject } from '../../domain/wait.ts';
import { NotFoundError } from '../../errors.ts';
import type { Clients } from '../../ports/clients.ts';
import type { Engagements, PlanResults, Plans } from '../../ports/engagements.ts';
import type { People } from '../../ports/people.ts';
import type { Catalogues } from '../../ports/publications.ts';
import type { RunDirectory } from '../../ports/runs.ts';
import type { Waits } from '../../ports/waits.ts';
import { clientOf } from '../client-of.ts';
import type { DescribeRemedyStep } from '../remedies/describe-remedy-step.ts';
import { packageOf } from './package-of.ts';

/** What it takes to say in words what a manual step is. */
export interface DescribeManualStepDependencies {
  readonly clients: Pick<Clients, 'read'>;
  readonly plans: Pick<Plans, 'plan' | 'snapshot'>;
  readonly planResults: Pick<PlanResults, 'ofRun'>;
  readonly engagements: Pick<Engagements, 'read'>;
  readonly catalogues: Pick<Catalogues, 'version'>;
  readonly people: Pick<People, 'read'>;
  readonly runDirectory: Pick<RunDirectory, 'ofClient'>;
  readonly waits: Pick<Waits, 'openOfRun'>;
  /** Steps that are no line of a plan. */
  readonly describeRemedyStep: DescribeRemedyStep;
}

/** A manual step in words: who, what, and how to do it in HubSpot's screens. */
export interface ManualStepWords {
  readonly clientName: string;
  readonly personName: string;
  readonly personEmail: string;
  /** Empty where none is needed. */
  readonly permissionSetName: string;
  readonly teams: readonly string[];
  readonly change: ManualChange;
  readonly reason: string;
  /** What a permission set that has to be made should allow; empty where none has to. */
  readonly packageDoes: readonly string[];
  readonly steps: readonly string[];
  /** The user is a super admin, and is to be one no longer. */
  readonly superAdmin?: boolean | undefined;
  readonly makeSuperAdmin?: boolean | undefined;
  /** Whether the portal is read afterwards; false: whoever does it confirms it, and that is kept. Absent is read. */
  readonly readBack?: boolean | undefined;
  readonly portalUrl: string;
}

/** Describes a manual step. @throws NotFoundError */
export type DescribeManualStep = (wait: Wait, language?: Language) => Promise<ManualStepWords>;

/** @see DescribeManualStep */
export function createDescribeManualStep(
  settings: RuntimeSettings,
  {
    clients,
    plans,
    planResults,
    engagements,
    catalogues,
    people,
    runDirectory,
    waits,
    describeRemedyStep,
  }: DescribeManualStepDependencies,
): DescribeManualStep {
  return async (wait, language) => {
    if (wait.subject.kind === 'remedy') return describeRemedyStep(wait, wait.subject, language);
    const own = await lineOf(wait.subject);
    const client = await clientOf(clients, wait);
    const person = own === undefined ? undefined : await people.read(own.line.personId);
    if (own === undefined || client === undefined || person === undefined) {
      throw new NotFoundError('Manual step', wait.waitId);
    }
    const { does, ...target } = manualTarget(own, await othersAskedFor(own, wait));
    return {
      clientName: client.name,
      personName: person.name,
      personEmail: person.email,
      permissionSetName: target.permissionSetName,
      teams: target.teams,
      change: target.change,
      reason: await reasonOf(own.line, wait.runId, language),
      superAdmin: target.superAdmin,
      makeSuperAdmin: target.makeSuperAdmin,
      readBack: own.snapshot.unread !== true,
      packageDoes: does,
      portalUrl: `${portalAddress(settings.hubspot.appBaseUrl, client)}/settings/${own.snapshot.portalId}/users`,
      steps: clientWords(language).manual.steps({ ...target, email: person.email }),
    };
  };

  /** What was planned to go by API, and was refused there, says that. */
  async function reasonOf(line: PlanItem, runId: string, language: Language | undefined): Promise<string> {
    const { codes, manual } = clientWords(language);
    if (line.action === 'manual') return codes.planReason(line.reason);
    const result = (await planResults.ofRun(runId)).find((one) => one.item === line.item);
    return manual.result(line, result?.reason ?? 'write-refused');
  }

  async function lineOf(subject: WaitSubject): Promise<ManualLine | undefined> {
    if (subject.kind !== 'plan-item') return undefined;
    const line = (await plans.plan(subject.runId))?.items.find((one) => one.item === subject.item);
    const snapshot = await plans.snapshot(subject.runId);
    if (line === undefined || snapshot === undefined) return undefined;
    const packages = await Promise.all(
      line.engagementIds.map(async (engagementId) => {
        const engagement = await engagements.read(engagementId);
        if (engagement === undefined) throw new NotFoundError('Engagement', engagementId);
        return packageOf(catalogues, engagement);
      }),
    );
    return { line, snapshot, packages };
  }

  /** Lines about the same user that other runs ask people about at this moment. */
  async function othersAskedFor(own: ManualLine, { clientId, runId }: Wait): Promise<ManualLine[]> {
    if (clientId === undefined) return [];
    const others = (await runDirectory.ofClient(clientId)).filter(
      (run) => run.state === 'running' && run.workflow === 'access-provisioning' && run.runId !== runId,
    );
    const open = (await Promise.all(others.map((run) => waits.openOfRun(run.runId)))).flat();
    const asked = open.filter((wait) => wait.kind === 'manual-step');
    const lines = await Promise.all(asked.map((wait) => lineOf(wait.subject)));
    return lines.filter((one) => one !== undefined).filter((one) => one.line.personId === own.line.personId);
  }
}
