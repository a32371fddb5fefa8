import * as z from 'zod';
import { install, linkIn } from '../../visitor.ts';
import type { DemoContext, DemoStep } from '../context.ts';
import { expect } from '../journey.ts';
import { MEADOW } from '../questions.ts';

/** A client of before the product, hosted in the EU: one of ours has exactly a package's access there, another has several permission sets. */
const CLIENT = 'c-30000003';
const ADMIN = { email: 'super-admin@meadow-insurance.example.com', userId: 8000501 };
const FITS = 'consultant-2@example.com';
const SEVERAL = 'consultant-3@example.com';

const reportSchema = z.looseObject({
  ok: z.boolean(),
  connection: z.string(),
  tier: z.string().nullable(),
  account: z.looseObject({ uiDomain: z.string() }).nullable(),
  scopes: z.array(z.looseObject({ scope: z.string(), need: z.string(), granted: z.boolean() })),
  permissionSets: z.array(
    z.looseObject({
      name: z.string(),
      found: z.boolean(),
      near: z.array(z.string()),
      requiresBillingWrite: z.boolean().nullable(),
    }),
  ),
  partnerUsers: z.array(z.looseObject({ person: z.looseObject({ email: z.string() }) })),
  installerIsSuperAdmin: z.boolean().nullable(),
});

/** A client's portal is looked over: what is there, what is not, and what was meant. The report is a fact in the ledger. */
export const preflightReport: DemoStep = {
  name: 'preflight-report',
  async run(context) {
    await connectAgain(context);
    const path = `/clients/${CLIENT}/preflight?package=reporting-review`;
    const report = reportSchema.parse(await context.api('GET', path));
    expect(!report.ok && report.connection === 'healthy', 'the portal that lacks a permission set is told to fit');
    const mistyped = report.permissionSets.find(({ name }) => name === 'Partner Read Only');
    expect(mistyped?.found === false, 'the missing permission set is told to be there');
    expect(mistyped.near.includes('Partner Read Olny'), `close to it: ${mistyped.near.join(', ') || 'nothing'}`);
    const there = report.permissionSets.find(({ name }) => name === 'Partner Marketing');
    expect(
      there?.found === true && there.requiresBillingWrite === false,
      'the permission set that is there is not told',
    );
    expect(
      report.scopes.every(({ need, granted }) => need === 'optional' || granted),
      'a required scope is told to be missing',
    );
    expect(report.account?.uiDomain === 'app-eu1.hubspot.com', `screens at ${report.account?.uiDomain}`);
    expect(report.installerIsSuperAdmin === true, 'it does not say that a super admin installed the app');
    const ours = report.partnerUsers.map(({ person }) => person.email);
    expect(ours.includes(FITS) && ours.includes(SEVERAL), `ours there: ${ours.join(', ')}`);
    expect((await ledgerTypes(context)).includes('preflight-made'), 'the ledger has no preflight');
  },
};

const rowsSchema = z.looseObject({
  rows: z.array(
    z.looseObject({
      clientId: z.string(),
      userId: z.string(),
      address: z.string(),
      superAdmin: z.boolean(),
      permissionSets: z.array(z.string()),
      teams: z.array(z.string()),
      packageKey: z.string(),
      endsOn: z.string(),
      decision: z.string(),
      reason: z.string(),
    }),
  ),
  next: z.string().nullable(),
});
const takenSchema = z.looseObject({ taken: z.int(), already: z.int(), refused: z.array(z.unknown()) });
const planSchema = z.looseObject({
  lines: z.array(z.looseObject({ action: z.string(), person: z.looseObject({ email: z.string().nullable() }) })),
});

/** Access that was there before the product is proposed, and taken over: quietly, and the next plan keeps it as it is. */
export const adoptedExistingClient: DemoStep = {
  name: 'adopted-existing-client',
  async run(context) {
    const before = await tracesOf(context);
    const rows = (await adoptable(context)).filter(({ clientId }) => clientId === CLIENT);
    const reasons = Object.fromEntries(rows.map(({ address, reason }) => [address, reason]));
    expect(reasons[FITS] === 'matches-package', `${FITS}: ${reasons[FITS]}`);
    expect(reasons[SEVERAL] === 'several-permission-sets', `${SEVERAL}: ${reasons[SEVERAL]}`);
    const given = rows
      .filter(({ decision }) => decision === 'take')
      .map(({ userId, address, superAdmin, permissionSets, teams, packageKey, endsOn }, place) => {
        return { row: place + 2, userId, address, superAdmin, permissionSets, teams, packageKey, endsOn };
      });
    const take = async () =>
      takenSchema.parse(await context.api('POST', '/adoption', { clientId: CLIENT, rows: given }));
    const first = await take();
    expect(first.taken === 1 && first.refused.length === 0, `taken over: ${first.taken}`);
    const second = await take();
    expect(second.taken === 0 && second.already === 1, 'taking over again took something');
    const { lines } = planSchema.parse(await context.api('GET', `/clients/${CLIENT}/access-plan`));
    expect(
      lines.length === 1 && lines.every(({ action, person }) => action === 'keep' && person.email === FITS),
      `the next plan: ${lines.map(({ action }) => action).join(', ')}`,
    );
    const types = await ledgerTypes(context);
    expect(types.includes('engagement-adopted') && types.includes('access-adopted'), 'the ledger does not tell of it');
    const after = await tracesOf(context);
    expect(after.mails === before.mails, 'somebody was mailed about it');
    expect(after.lastWrite === before.lastWrite, 'the portal was written');
  },
};

/** Its portal was taken from us by an earlier step: the super admin is asked again, and installs. */
async function connectAgain(context: DemoContext): Promise<void> {
  const seen = new Set((await context.mails(ADMIN.email)).map(({ id }) => id));
  await context.api('PUT', `/clients/${CLIENT}/contact`, { email: ADMIN.email, name: 'Super Admin' });
  await context.api('POST', `/clients/${CLIENT}/connection-request`);
  const mail = await context.mail(ADMIN.email, /connect/i, seen);
  const page = await install(linkIn(mail.text), MEADOW.portalId, ADMIN.userId);
  expect(page.status === 200, `connecting ${MEADOW.name} answered ${page.status}`);
}

async function adoptable(context: DemoContext) {
  const all: z.infer<typeof rowsSchema>['rows'] = [];
  for (let after: string | null = ''; after !== null; ) {
    const path: string = after === '' ? '/adoption' : `/adoption?after=${after}`;
    const page = rowsSchema.parse(await context.api('GET', path));
    all.push(...page.rows);
    after = page.next;
  }
  return all;
}

/** Mails that tell of the client, and the last change of its portal: other clients' work may go on meanwhile. */
async function tracesOf(context: DemoContext): Promise<{ mails: number; lastWrite: number }> {
  const mails = (await context.mails()).filter(({ subject, text }) => `${subject} ${text}`.includes(MEADOW.name));
  const writes = (await portalWrites(context)).filter(({ portalId }) => portalId === MEADOW.portalId);
  return { mails: mails.length, lastWrite: writes.at(-1)?.sequence ?? 0 };
}

async function ledgerTypes(context: DemoContext): Promise<string[]> {
  const schema = z.looseObject({ entries: z.array(z.looseObject({ type: z.string() })) });
  return schema.parse(await context.api('GET', `/ledger/${CLIENT}`)).entries.map(({ type }) => type);
}

const writeSchema = z.looseObject({
  sequence: z.int(),
  method: z.string(),
  path: z.string(),
  portalId: z.int().optional(),
});
type Write = z.infer<typeof writeSchema>;

/** Changes of users that reached a client's portal, as HubSpot's side logged them. */
export async function portalWrites(context: DemoContext): Promise<Write[]> {
  const schema = z.looseObject({
    requests: z.array(writeSchema),
  });
  const { requests } = schema.parse(await context.sandbox('GET', '/requests'));
  return requests.filter(
    ({ method, path }) => method !== 'GET' && !path.startsWith('/oauth/') && !/\/(search|batch\/read)$/.test(path),
  );
}
