import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../../infra/cli/commands.ts';
import { SHIPPED } from '../../../infra/deploy/publish-shipped.ts';
import { catalogueSchema } from '../../../shared/domain/service-package.ts';
import { CATALOGUE, POLICY, publishCatalogue, seedClient } from '../api/support/fixtures.ts';
import { createTestCli, steward } from './support/cli.ts';

let cli: Awaited<ReturnType<typeof createTestCli>>;
let directory: string;
beforeEach(async () => {
  cli = await createTestCli();
  directory = mkdtempSync(join(tmpdir(), 'steward-cli-'));
});
afterEach(async () => {
  await cli.close();
  rmSync(directory, { recursive: true });
});

function write(path: string, content: unknown): string {
  const file = join(directory, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('exit code 1: the answer is no', () => {
  it('prints title, detail, and each place with what was expected; stdout stays empty', async () => {
    seedClient(cli.api);
    const said = await cli.steward('client', 'contact', 'c-1', '--email', 'nobody', '--name', ' ');
    expect(said).toEqual({
      code: 1,
      out: '',
      err: `The input does not fit (400)
Some of the input is missing or of another form.

  email   expected an e-mail address
  name    expected some text
`,
    });
  });

  it('repeats the address of a person whom nobody knows, so that a slip shows', async () => {
    const { code, err } = await cli.steward('person', 'show', 'nobdoy@example.com');
    expect(code).toBe(1);
    expect(err).toContain('Nobody is known as nobdoy@example.com.');
  });

  it('names the rule', async () => {
    seedClient(cli.api);
    const { code, err } = await cli.steward(
      'client',
      'contact',
      'c-1',
      '--email',
      'somebody@example.com',
      '--name',
      'Somebody',
    );
    expect(code).toBe(1);
    expect(err).toContain('Rule: contact-is-the-clients');
  });

  it('gives the correlation id when it failed on our side', async () => {
    Object.assign(cli.api.dependencies.clients, { list: () => Promise.reject(new Error('a secret')) });
    const { code, err } = await cli.steward('client', 'list');
    expect(code).toBe(1);
    expect(err).toMatch(/Correlation id: request-\d+/);
    expect(err).not.toContain('secret');
  });

  it('says that nothing answers, and where the address came from', async () => {
    await cli.close();
    const { code, err } = await cli.steward('status');
    expect(code).toBe(1);
    expect(err).toBe(`Nothing answers at ${cli.access.STEWARD_API} (from STEWARD_API and STEWARD_TOKEN).\n`);
  });

  it('names file, place and expectation of a file that does not fit, and asks the API nothing', async () => {
    const file = write('catalogue.json', { packages: [{ key: 'Upper' }] });
    for (const what of ['check', 'publish']) {
      const { code, err } = await cli.steward('catalogue', what, file);
      expect(code).toBe(1);
      expect(err).toContain(file);
      expect(err).toMatch(/packages.*key/);
    }
    const missing = await cli.steward('policy', 'publish', join(directory, 'nowhere.json'));
    expect(missing.code).toBe(1);
    expect(missing.err).toContain('nowhere.json');
    expect(cli.received).toEqual([]);
  });

  it('names file, place and rule of a policy that breaks one, and asks the API nothing', async () => {
    const rules = [{ name: 'Both', approvers: ['lead', 'stranger'], quorum: 3 }];
    const file = write('policy.json', { ...POLICY, rules });
    for (const what of ['check', 'publish']) {
      expect(await cli.steward('policy', what, file)).toEqual({
        code: 1,
        out: '',
        err: `${file}: rules[0].approvers[1] breaks people-known: a key of "people" or "groups" (known: lead, deputy)
${file}: rules[0].quorum breaks quorum-reachable: at most the number of approvers (2)
`,
      });
    }
    expect(cli.received).toEqual([]);
  });

  it('names file, place and rule of what only the API can know', async () => {
    await publishCatalogue(cli.api);
    const policy = write('policy.json', { ...POLICY, rules: [POLICY.rules[1]] });
    const refused = await cli.steward('policy', 'publish', policy);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('The policy leaves a package without enough approvers.');
    expect(refused.err).toContain(
      `\n  ${policy}: rules[0] breaks elevated-needs-two: rule "The lead approves" to ask 2`,
    );

    await cli.api.post('/policies', POLICY);
    const own = CATALOGUE.packages.map((one) => ({ ...one, defaultTeam: ['delivery-manager@example.com'] }));
    const catalogue = write('catalogue.json', { packages: own });
    const { err } = await cli.steward('catalogue', 'publish', catalogue);
    expect(err).toContain(`\n  ${catalogue}: packages[0] breaks approvers-left: rule "The lead approves" to leave`);
  });
});

describe('exit code 2: the command line does not fit', () => {
  it.each([
    ['client', 'show'],
    ['client', 'contact', 'c-1'],
    ['clients'],
    ['status', '--colour'],
    ['status', 'too', 'much'],
    ['engagement', 'start', 'c-1', 'reporting', '--until', '2027-02-30'],
    ['ledger', 'show', 'c-1', '--last', 'some'],
  ])('%s %s %s', async (...args) => {
    const { code, out, err } = await cli.steward(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('--help');
    expect(cli.received).toEqual([]);
  });

  it('says how to name the API where none is known', async () => {
    const { code, err } = await steward(['status']);
    expect(code).toBe(2);
    expect(err).toContain('STEWARD_API and STEWARD_TOKEN');
    expect(err).toContain('portal-steward');
  });
});

describe('where the API is', () => {
  it('in the addresses of the local stack', async () => {
    const { STEWARD_API: api, STEWARD_TOKEN: operatorToken } = cli.access;
    write('.local/addresses.json', { api, operatorToken });
    expect((await steward(['status'], { projectRoot: directory })).code).toBe(0);
  });

  it('in the stage’s own file, also while a local stack runs', async () => {
    const { STEWARD_API: api, STEWARD_TOKEN: token } = cli.access;
    write('.local/addresses.json', { api: 'http://127.0.0.1:1/api/v1', operatorToken: token });
    write('.config/portal-steward/prod.json', { api: `${api}/`, token });
    const world = { projectRoot: directory, home: directory };
    expect((await steward(['status', '--stage', 'prod'], world)).code).toBe(0);
    expect((await steward(['status'], { ...world, env: { STEWARD_STAGE: 'prod' } })).code).toBe(0);
    expect((await steward(['status'], world)).code).toBe(1);
  });

  it('a file that does not fit is named', async () => {
    const file = write('.config/portal-steward/prod.json', { api: 'nowhere', token: 'short' });
    const { code, err } = await steward(['status', '--stage', 'prod'], { projectRoot: directory, home: directory });
    expect(code).toBe(1);
    expect(err).toContain(file);
    expect(err).toContain('token');
  });
});

describe('help', () => {
  const paths = commands.flatMap((entry) =>
    'commands' in entry ? entry.commands.map((command) => [entry.name, command] as const) : [['', entry] as const],
  );

  it('lists every command', async () => {
    const { code, out } = await steward(['--help']);
    expect(code).toBe(0);
    for (const entry of commands) expect(out).toContain(entry.name.split(' ')[0]);
  });

  it('of starting an engagement names packages of the shipped catalogue', async () => {
    const { packages } = catalogueSchema.parse(JSON.parse(readFileSync(SHIPPED.catalogue, 'utf8')));
    const { out } = await steward(['engagement', 'start', '--help']);
    const named = [...out.matchAll(/\$ steward engagement start \S+ (\S+)/g)].map((match) => match[1]);
    expect(named.length).toBeGreaterThan(0);
    for (const key of named) expect(packages.map((entry) => entry.key)).toContain(key);
  });

  it.each(paths.map(([group, command]) => [`${group} ${command.name}`.trim(), command] as const))(
    '%s --help has an example that begins with the command itself',
    async (name, command) => {
      const words = name.split(' ').filter((word) => !/^[<[]/.test(word));
      const { code, out } = await steward([...words, '--help']);
      expect(code).toBe(0);
      expect(out).toContain(command.about.split(/[.\n]/)[0]?.slice(0, 40));
      for (const example of command.examples) {
        expect(example).toMatch(new RegExp(`^steward ${words.join(' ')}( |$)`));
        expect(out).toContain(`$ ${example}`);
      }
    },
  );
});

describe('colour', () => {
  it('is there for a terminal only', async () => {
    expect((await cli.steward('catalogue', 'check', SHIPPED.catalogue)).out).not.toContain('\u001b');
    const { out } = await steward(['catalogue', 'check', SHIPPED.catalogue], { colour: true });
    expect(out).toContain('\u001b[32m');
  });
});
