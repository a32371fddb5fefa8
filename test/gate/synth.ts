import { delimiter, dirname, join } from 'node:path';
import { projectRoot } from '../../infra/local/paths.ts';
import { type Gate, programFinding, runTool } from './gate.ts';

const CDK = join(projectRoot, 'node_modules', 'aws-cdk', 'bin', 'cdk');
/** Nothing listens on port 9: a synthesis that asks AWS, or anybody, fails. */
const NOWHERE = 'http://127.0.0.1:9';

/** `cdk synth` without credentials and without a network; security rules (cdk-nag) are part of the app, and an unanswered finding fails it. */
export const synth: Gate = {
  name: 'cdk synth, offline, with security rules',
  async run(root) {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !name.startsWith('AWS_') && !name.startsWith('CDK_'),
    );
    const result = await runTool(
      CDK,
      ['synth', '--quiet', '--no-color', '--ci', '--no-lookups', '--output', join(root, '.build', 'cdk.out')],
      {
        cwd: root,
        env: {
          ...Object.fromEntries(inherited),
          PATH: [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
          AWS_EC2_METADATA_DISABLED: 'true',
          AWS_CONFIG_FILE: '/dev/null',
          AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
          CDK_DISABLE_CLI_TELEMETRY: 'true',
          HTTP_PROXY: NOWHERE,
          HTTPS_PROXY: NOWHERE,
        },
      },
    );
    return result.code === 0 ? [] : [programFinding('cdk synth', result)];
  },
};
