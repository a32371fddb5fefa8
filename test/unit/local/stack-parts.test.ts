import { createServer } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { localAwsEnvironment } from '../../../infra/local/aws-env.ts';
import { findPython, PythonMissingError } from '../../../infra/local/emulator/python.ts';
import { merged } from '../../../infra/local/json.ts';
import { listen } from '../../../infra/local/listen.ts';
import { portFrom } from '../../../infra/local/ports.ts';

describe('merged', () => {
  it('merges objects, and replaces everything else', () => {
    const base = { stage: 'local', hubspot: { apiBaseUrl: 'a', scopes: ['x', 'y'] } };
    expect(merged(base, { hubspot: { scopes: ['z'] }, observe: true })).toEqual({
      stage: 'local',
      hubspot: { apiBaseUrl: 'a', scopes: ['z'] },
      observe: true,
    });
    expect(base.hubspot.scopes).toEqual(['x', 'y']);
  });
});

describe('portFrom', () => {
  it('takes the next free port after one in use', async () => {
    const taken = await listen(createServer(), 0);
    onTestFinished(taken.close);
    const port = await portFrom(taken.port);
    expect(port).toBeGreaterThan(taken.port);
    expect(port).toBeLessThan(taken.port + 100);
  });
});

describe('localAwsEnvironment', () => {
  it("hides the machine's own AWS account from the child process", () => {
    process.env['AWS_PROFILE'] = 'production';
    process.env['AWS_SESSION_TOKEN'] = 'secret';
    onTestFinished(() => {
      delete process.env['AWS_PROFILE'];
      delete process.env['AWS_SESSION_TOKEN'];
    });
    const env = localAwsEnvironment('http://127.0.0.1:4566');
    expect(Object.keys(env)).not.toContain('AWS_PROFILE');
    expect(Object.keys(env)).not.toContain('AWS_SESSION_TOKEN');
    expect(env).toMatchObject({ AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_ACCESS_KEY_ID: 'test' });
  });
});

describe('findPython', () => {
  it('names the command that installs Python when there is none', () => {
    expect(() => findPython(['no-such-python'])).toThrow(PythonMissingError);
    expect(() => findPython(['no-such-python'])).toThrow(/Python >= 3\.10.*[Ii]nstall it: /);
  });

  it('passes over what is no Python', () => {
    expect(() => findPython(['no-such-python', process.execPath])).toThrow(PythonMissingError);
  });
});
