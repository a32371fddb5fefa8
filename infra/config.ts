import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { runtimeSettingsSchema } from '../shared/domain/settings.ts';

/** Six fields; what is in them, EventBridge checks when it is deployed. */
const cronSchema = z
  .string()
  .regex(/^\S+( \S+){5}$/, 'six fields: minutes, hours, day of month, month, day of week, year')
  .nullable();

/** A stage's settings file: what the functions need, and what only the deployment needs. */
export const stageSettingsSchema = runtimeSettingsSchema.extend({
  /** AWS region. */
  region: z.string().regex(/^[a-z]{2}-[a-z]+-\d$/, 'a region such as eu-central-1'),
  /** Where the product is reached, without a slash at the end; absent: the HTTP API's own address. HubSpot signs over it. */
  publicUrl: z.url().regex(/[^/]$/, 'no slash at the end').optional(),
  /** Gets the alarms by mail. */
  alarmEmail: z.email().optional(),
  /**
   * How evidence is locked against change and deletion, and for how many years. `governance`: an administrator of the account with a right of
   * its own can still delete it. `compliance`: nobody can, not even the account's root, until the time is over.
   */
  evidence: z
    .strictObject({
      lock: z.enum(['governance', 'compliance']).default('governance'),
      years: z.int().min(1).max(10).default(7),
    })
    .prefault({}),
  schedules: z.strictObject({
    /** How often partner clients are read. */
    pollMinutes: z.int().min(1).max(60).default(5),
    /** How often timers are looked at. */
    sweepMinutes: z.int().min(1).max(60).default(5),
    /** How often HubSpot's webhooks journal is read, which alone tells that a client uninstalled the app. */
    journalMinutes: z.int().min(1).max(60).default(60),
    /** When campaigns start, each as the six fields of an EventBridge Scheduler cron, in the agency's time zone; null: only on demand. */
    audits: z
      .strictObject({
        /** The review that people decide in: by default on the 5th of each quarter's first month, at 7. */
        review: cronSchema.default('0 7 5 1,4,7,10 ? *'),
        /** Live access against grants: by default each Monday at 6. */
        drift: cronSchema.default('0 6 ? * MON *'),
        /** HubSpot tells logins of 90 days, a quarter has 92: by default on the 20th of each month at 5. */
        logins: cronSchema.default('0 5 20 * ? *'),
      })
      .prefault({}),
  }),
});

/** @see stageSettingsSchema */
export type StageSettings = z.infer<typeof stageSettingsSchema>;

/** A file of the operator's that does not fit; the message names file, path, and what was expected. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/**
 * Reads a JSON file and checks it.
 * @throws ConfigurationError naming the file, each path in it, and what was expected there.
 */
export function readJsonFile<T>(file: string, schema: z.ZodType<T>): T {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ConfigurationError(
      `${file}: cannot be read as JSON: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(the file)'}: ${issue.message}`);
  throw new ConfigurationError(`${file} does not fit:\n${lines.join('\n')}`);
}

/** Reads a stage's settings. @throws ConfigurationError */
export function readStageSettings(file: string): StageSettings {
  return readJsonFile(file, stageSettingsSchema);
}

/** The part of the settings that functions get. */
export function runtimePartOf(settings: StageSettings): unknown {
  const {
    region: _region,
    publicUrl: _url,
    alarmEmail: _alarm,
    evidence: _evidence,
    schedules: _schedules,
    ...runtime
  } = settings;
  return runtime;
}
