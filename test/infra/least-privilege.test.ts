import aws4, { type Request } from 'aws4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoContext, demoContext } from '../../infra/local/demo/context.ts';
import { runSteps } from '../../infra/local/demo/run-steps.ts';
import { STEPS } from '../../infra/local/demo/steps.ts';
import { visit } from '../../infra/local/visitor.ts';
import { type EnforcedStack, startEnforcedStack } from '../support/enforced-rights.ts';

const MINUTE = 60_000;

/** Each function with its own role enforced: a right that is missing fails here, before it fails on AWS. */
describe('the whole journey with the rights that the roles give', () => {
  let enforced: EnforcedStack;
  let context: DemoContext;

  beforeAll(async () => {
    enforced = await startEnforcedStack();
    context = demoContext(enforced.stack.addresses);
  }, 10 * MINUTE);
  afterAll(() => enforced?.stop(), MINUTE);

  it(
    'goes from the first poll over webhook, mail and click to access given and taken, and nothing is refused',
    async () => {
      const results = await runSteps(STEPS, context, () => {});
      expect(enforced.refused).toEqual([]);
      expect(results.filter(({ ok }) => !ok)).toEqual([]);
      expect(results.map(({ name }) => name)).toEqual(STEPS.map(({ name }) => name));
    },
    8 * MINUTE,
  );

  it('and a function that loses its rights is refused', async () => {
    const link = context.notes.get('question') ?? '';
    expect((await visit(link)).status).toBe(200);
    const RoleName = 'steward-local-show-link-role';
    const listed = await iam({ Action: 'ListRolePolicies', RoleName });
    const [, PolicyName = ''] = /<member>([^<]+)<\/member>/.exec(listed) ?? [];
    await iam({ Action: 'DeleteRolePolicy', RoleName, PolicyName });
    expect((await visit(link)).status).toBe(500);
    expect(enforced.refused[0]).toMatchObject({ call: expect.stringContaining('DynamoDB') });
  });

  /** Calls IAM as the account's administrator. */
  async function iam(parameters: Readonly<Record<string, string>>): Promise<string> {
    const { aws } = enforced.stack.addresses;
    const signed = aws4.sign(
      {
        service: 'iam',
        host: new URL(aws).host,
        method: 'POST',
        path: '/',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: String(new URLSearchParams({ ...parameters, Version: '2010-05-08' })),
      } satisfies Request,
      { accessKeyId: 'test', secretAccessKey: 'test' },
    );
    const answer = await fetch(aws, {
      method: 'POST',
      headers: { ...signed.headers } as Record<string, string>,
      body: String(signed.body),
    });
    const text = await answer.text();
    expect(`${answer.status} ${answer.ok ? '' : text}`).toBe('200 ');
    return text;
  }
});
