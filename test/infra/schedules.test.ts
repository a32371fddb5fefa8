import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { readStageSettings } from '../../infra/config.ts';
import { projectRoot } from '../../infra/local/paths.ts';
import { STAGES, type TemplateJson } from '../support/stage-templates.ts';
import { describeRules, type Rule } from './rules/rule.ts';
import { at, functionsOf, resourcesOf, statementsOfRole, textOf, withFault } from './rules/template.ts';

const SCHEDULE = 'AWS::Scheduler::Schedule';

const RULES: Rule[] = [
  {
    says: 'a schedule starts its function, with a role that can do nothing else',
    findings: (template) => {
      const schedules = resourcesOf(template, SCHEDULE);
      const findings = schedules.flatMap(({ id, Properties: own }) => {
        const target = textOf(at(own, 'Target', 'Arn'));
        const meant = functionsOf(template).find((one) => `<${one.id}.Arn>` === target)?.name;
        const roleId = textOf(at(own, 'Target', 'RoleArn', 'Fn::GetAtt', 0));
        const rights = statementsOfRole(template, roleId).flatMap((one) =>
          one.actions.flatMap((action) => one.resources.map((resource) => `${action} ${resource}`)),
        );
        const wanted = [`lambda:InvokeFunction ${target}`, `lambda:InvokeFunction ${target}:*`];
        const audits = textOf(own['Name']).includes('-audit-');
        const starts = audits ? meant === 'start-audit' : textOf(own['Name']).endsWith(`-${meant}`);
        // A chore comes again in minutes; a campaign in months, and one that was started twice is one.
        const repeats = at(own, 'Target', 'RetryPolicy', 'MaximumRetryAttempts');
        return [
          ...(starts ? [] : [`${id} starts ${target}`]),
          ...(JSON.stringify(rights) === JSON.stringify(wanted) ? [] : [`${id} may ${rights.join(', ')}`]),
          ...(own['State'] === 'ENABLED' ? [] : [`${id} is off`]),
          ...(repeats === (audits ? 20 : 0) ? [] : [`${id} repeats failed starts ${repeats} times`]),
        ];
      });
      return schedules.length === 6 ? findings : [...findings, `${schedules.length} schedules`];
    },
    broken: (template) =>
      withFault(template, SCHEDULE, (properties) => {
        (properties['Target'] as Record<string, unknown>)['Arn'] = { 'Fn::GetAtt': ['SendMailFunction', 'Arn'] };
      }),
  },
];

describeRules('app', RULES);

describe.each(STAGES)('schedules of %s', (stage) => {
  const settings = readStageSettings(join(projectRoot, 'infra', 'settings', `${stage}.json`));
  const { schedules, stage: name, agency } = settings;
  const made = () => byName(inject('stageTemplates')[stage].app);

  it('of chores are as frequent as the settings say', () => {
    expect(expressionOf(made(), `steward-${name}-run-sweeps`)).toBe(rate(schedules.sweepMinutes));
    expect(expressionOf(made(), `steward-${name}-poll-partner-clients`)).toBe(rate(schedules.pollMinutes));
    expect(expressionOf(made(), `steward-${name}-read-journal`)).toBe(rate(schedules.journalMinutes));
  });

  it('of campaigns come on the days of the settings, at an hour of the agency, for all portals', () => {
    const { review, drift, logins } = schedules.audits;
    for (const [kind, cron] of Object.entries({ review, drift, logins })) {
      const schedule = made().get(`steward-${name}-audit-${kind}`);
      expect(schedule?.['ScheduleExpression']).toBe(`cron(${cron})`);
      expect(schedule?.['ScheduleExpressionTimezone']).toBe(agency.timeZone);
      expect(schedule?.['FlexibleTimeWindow']).toEqual({ Mode: 'OFF' });
      expect(JSON.parse(textOf(at(schedule ?? {}, 'Target', 'Input')))).toEqual({ kind, scope: { kind: 'all' } });
    }
  });

  it('have a review in each quarter', () => {
    expect(expressionOf(made(), `steward-${name}-audit-review`)).toBe('cron(0 7 5 1,4,7,10 ? *)');
  });
});

function byName(template: TemplateJson): Map<string, Record<string, unknown>> {
  return new Map(resourcesOf(template, SCHEDULE).map(({ Properties: own }) => [textOf(own['Name']), own]));
}

function expressionOf(schedules: Map<string, Record<string, unknown>>, name: string): unknown {
  return schedules.get(name)?.['ScheduleExpression'];
}

/** `rate(1 minute)`, `rate(5 minutes)` */
function rate(minutes: number): string {
  // CDK says whole hours in hours.
  return minutes === 60 ? 'rate(1 hour)' : `rate(${minutes} minute${minutes === 1 ? '' : 's'})`;
}
