import { describe, expect, it } from 'vitest';
import { synth } from '../gate/synth.ts';
import { planted } from '../support/planted.ts';

/** A project whose CDK app has one stack with these statements in it. */
function appWith(statements: string) {
  return planted({
    'cdk.json': JSON.stringify({ app: `"${process.execPath}" app.ts` }),
    'app.ts': `import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { AwsSolutionsChecks } from 'cdk-nag';

const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
const stack = new Stack(app, 'Planted', { env: { account: '000000000000', region: 'eu-central-1' } });
${statements}
`,
  });
}

describe('cdk synth gate', () => {
  it('lets a sound app through', async () => {
    expect(await synth.run(appWith('void [Bucket, Vpc, stack];'))).toEqual([]);
  });

  it('reports a security rule that is neither kept nor answered', async () => {
    const findings = await synth.run(appWith("new Bucket(stack, 'Open'); void Vpc;"));
    expect(findings).toEqual([{ message: expect.stringContaining('AwsSolutions-S1') }]);
  });

  it('reports an app that has to ask AWS while it is synthesised', async () => {
    const findings = await synth.run(appWith("Vpc.fromLookup(stack, 'Net', { isDefault: true }); void Bucket;"));
    expect(findings).toHaveLength(1);
  });

  it('reports an app that throws', async () => {
    const findings = await synth.run(appWith("throw new Error('settings are wrong'); void [Bucket, Vpc, stack];"));
    expect(findings).toEqual([{ message: expect.stringContaining('settings are wrong') }]);
  });
});
