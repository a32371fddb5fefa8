import { CreateScheduleCommand, GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import * as z from 'zod';
import { verifyPack } from '../../../shared/domain/evidence/verify-pack.ts';
import { evidenceFilesAnswer } from '../../cli/evidence-answers.ts';
import { readEvidenceTable } from '../../cli/evidence-folder.ts';
import { localAwsConfig } from '../aws-env.ts';
import { install, linkIn } from '../visitor.ts';
import type { DemoContext } from './context.ts';
import { expect, noted } from './journey.ts';
import type { DecidedClient } from './questions.ts';
import { sweepUntil } from './questions.ts';

/** A client of before the product: it has no invitation, and its portal has users of ours that nobody granted. */
export interface AdoptedClient extends DecidedClient {
  readonly clientId: string;
  readonly superAdmin: { readonly email: string; readonly userId: number };
}

/** HubSpot's id of the app that clients install, by the settings of the local stage. */
export const CLIENT_APP_ID = 3000002;

/** Connects the portal of a client who is known already: its super admin is asked by mail, and installs. */
export async function connectClient(context: DemoContext, client: AdoptedClient): Promise<void> {
  const { clientId, superAdmin, portalId } = client;
  const contact = { email: superAdmin.email, name: 'Super Admin' };
  await context.api('PUT', `/clients/${clientId}/contact`, contact);
  await context.api('POST', `/clients/${clientId}/connection-request`);
  const mail = await context.mail(superAdmin.email, /connect/i);
  const page = await install(linkIn(mail.text), portalId, superAdmin.userId);
  expect(page.status === 200, `connecting ${client.name} answered ${page.status}`);
}

/** Starts the quarterly audit as its schedule would: the deployed schedule's target, role and input, at a time that comes now. */
export async function startByItsSchedule(context: DemoContext): Promise<void> {
  const scheduler = new SchedulerClient(localAwsConfig(context.addresses.aws));
  try {
    const { Target } = await scheduler.send(new GetScheduleCommand({ Name: 'steward-local-audit-review' }));
    expect(Target !== undefined, 'the quarterly schedule is not deployed');
    const at = new Date(Date.now() + 2000).toISOString().slice(0, 19);
    await scheduler.send(
      new CreateScheduleCommand({
        Name: 'steward-demo-audit-once',
        ScheduleExpression: `at(${at})`,
        ScheduleExpressionTimezone: 'UTC',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target,
      }),
    );
  } finally {
    scheduler.destroy();
  }
}

const auditSchema = z.looseObject({
  auditId: z.string(),
  state: z.string(),
  end: z.string().nullable(),
  trigger: z.string(),
});
const shownSchema = auditSchema.extend({
  findings: z.array(z.looseObject({ code: z.string(), count: z.int() })),
  unverified: z.array(z.looseObject({ portalId: z.int(), reason: z.string().nullable() })),
});

/** The newest audit, if there is one. */
export async function newestAudit(context: DemoContext): Promise<z.infer<typeof auditSchema> | undefined> {
  const answer = z.looseObject({ audits: z.array(auditSchema) }).parse(await context.api('GET', '/audits'));
  return answer.audits[0];
}

/** Waits until the audit is in a state, and reads what was found. */
export function auditIn(context: DemoContext, state: string): Promise<z.infer<typeof shownSchema>> {
  return sweepUntil(context, `The audit that is ${state}`, async () => {
    const audit = shownSchema.parse(await context.api('GET', `/audits/${noted(context, 'audit')}`));
    return audit.state === state && audit;
  });
}

/** The files of a pack, fetched as the CLI does; of the audit where nothing else is named. */
export async function fetchPack(
  context: DemoContext,
  pack: string,
  of: string = noted(context, 'audit'),
): Promise<Map<string, Uint8Array>> {
  const path = `/evidence/${of}/${pack}`;
  const { files } = evidenceFilesAnswer.parse(await context.api('GET', path));
  const fetched = await Promise.all(
    files.map(async ({ name, url }) => [name, new Uint8Array(await (await fetch(url)).arrayBuffer())] as const),
  );
  return new Map(fetched);
}

/** Checks a pack as `steward evidence verify` does. */
export function verify(files: ReadonlyMap<string, Uint8Array>) {
  return verifyPack(files, { readTable: readEvidenceTable });
}
