import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import cdk from '../../cdk.json' with { type: 'json' };
import { readStageSettings } from '../../infra/config.ts';
import { projectRoot } from '../../infra/local/paths.ts';
import { AppStack } from '../../infra/stacks/app-stack.ts';
import { DataStack } from '../../infra/stacks/data-stack.ts';

/** The settings files that templates are made of. */
export const STAGES = ['local', 'example'] as const;

/** A CloudFormation template, as JSON. */
export type TemplateJson = Record<string, unknown>;

/** What a stage's stacks are synthesised to. */
export interface StageTemplates {
  readonly data: TemplateJson;
  readonly app: TemplateJson;
  /** Whether CloudFormation refuses to delete the data stack. */
  readonly protectsData: boolean;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** By the name of the settings file. */
    stageTemplates: Record<(typeof STAGES)[number], StageTemplates>;
  }
}

/** Synthesises the real stacks once for all tests on templates: bundling every function takes some seconds. */
export function setup(project: TestProject): void {
  project.provide('stageTemplates', { local: synthesise('local'), example: synthesise('example') });
}

function synthesise(stage: (typeof STAGES)[number]): StageTemplates {
  const settings = readStageSettings(join(projectRoot, 'infra', 'settings', `${stage}.json`));
  const app = new App({ context: cdk.context });
  const env = { region: settings.region, account: '000000000000' };
  const data = new DataStack(app, 'data', { env, settings });
  const stack = new AppStack(app, 'app', { env, settings, data });
  return {
    data: Template.fromStack(data).toJSON(),
    app: Template.fromStack(stack).toJSON(),
    protectsData: data.terminationProtection,
  };
}
