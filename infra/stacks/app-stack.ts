import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { WORKFLOWS } from '../../shared/domain/run.ts';
import { runtimePartOf, type StageSettings } from '../config.ts';
import { Alarms } from '../constructs/alarms.ts';
import { AuditSchedule } from '../constructs/audit-schedule.ts';
import { ChoreSchedule } from '../constructs/chore-schedule.ts';
import { grantAccess } from '../constructs/function-access.ts';
import { MailFeedback } from '../constructs/mail-feedback.ts';
import { PublicApi } from '../constructs/public-api.ts';
import { StewardFunction } from '../constructs/steward-function.ts';
import { WorkQueue } from '../constructs/work-queue.ts';
import { Workflow } from '../constructs/workflow.ts';
import { FUNCTION_RIGHTS } from '../function-rights.ts';
import { variablesOf } from '../function-variables.ts';
import { leanSettings } from '../lean-settings.ts';
import type { DataStack } from './data-stack.ts';

/** What runs: functions, queues, workflows, schedules, the public API and the alarms. Holds no state of its own. */
export class AppStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { readonly settings: StageSettings; readonly data: DataStack },
  ) {
    super(scope, id, props);
    const { settings, data } = props;
    const { stage, schedules } = settings;

    const events = new WorkQueue(this, 'Events', { stage, name: 'events', workSeconds: 60, tries: 5 });
    const mail = new WorkQueue(this, 'Mail', { stage, name: 'mail', workSeconds: 30, tries: 5 });
    const pauses = new WorkQueue(this, 'Pauses', { stage, name: 'pauses', workSeconds: 30, tries: 5 });
    // SES may be faster than the note of the mail's id; without the delay, each such notice would wait for its second try.
    const bounces = new WorkQueue(this, 'Bounces', {
      stage,
      name: 'bounces',
      workSeconds: 30,
      tries: 5,
      delaySeconds: 5,
    });
    const queues = { events: events.queue, mail: mail.queue, pauses: pauses.queue, bounces: bounces.queue };
    const feedback = new MailFeedback(this, 'MailFeedback', { stage, queue: bounces.queue });
    const { configurationSet } = feedback;
    const api = new PublicApi(this, 'PublicApi', { stage });
    const lean = leanSettings(runtimePartOf(settings));
    const publicUrl = settings.publicUrl ?? api.api.apiEndpoint;

    const functions: Record<string, LambdaFunction> = {};
    for (const [name, rights] of Object.entries(FUNCTION_RIGHTS)) {
      const environment = variablesOf({
        rights,
        stage,
        settings: lean,
        publicUrl,
        data,
        queues,
        configurationSet,
        stack: this,
      });
      const made = new StewardFunction(this, idOf(name), { name, stage, rights, environment });
      grantAccess(made, rights, {
        stage,
        data,
        queues,
        mailFrom: settings.mail.from,
        configurationSet,
        machines: WORKFLOWS,
      });
      functions[name] = made.function;
    }
    const functionOf = (name: string): LambdaFunction => {
      const found = functions[name];
      if (found === undefined) throw new Error(`There is no function ${name}.`);
      return found;
    };

    events.consumedBy(functionOf('dispatch-event'), 10, 5);
    mail.consumedBy(functionOf('send-mail'), 5, 5);
    pauses.consumedBy(functionOf('settle-decision'), 5, 2);
    bounces.consumedBy(functionOf('note-bounce'), 5, 2);
    for (const name of WORKFLOWS) new Workflow(this, idOf(name), { stage, name });
    const chores = {
      'run-sweeps': schedules.sweepMinutes,
      'poll-partner-clients': schedules.pollMinutes,
      'read-journal': schedules.journalMinutes,
    };
    for (const [name, everyMinutes] of Object.entries(chores)) {
      const target = functionOf(name);
      new ChoreSchedule(this, `${idOf(name)}Schedule`, { name: `steward-${stage}-${name}`, target, everyMinutes });
    }
    for (const [kind, cron] of Object.entries(schedules.audits)) {
      if (cron === null) continue;
      new AuditSchedule(this, `${idOf(`${kind}-audit`)}Schedule`, {
        name: `steward-${stage}-audit-${kind}`,
        target: functionOf('start-audit'),
        cron,
        timeZone: settings.agency.timeZone,
        kind: kind as keyof typeof schedules.audits,
      });
    }
    api.route(functions);
    new Alarms(this, 'Alarms', { settings, queues: { events, mail, pauses, bounces }, machines: WORKFLOWS });
    new CfnOutput(this, 'ApiUrl', { value: publicUrl });
    new CfnOutput(this, 'BounceTopicArn', { value: feedback.topic.topicArn });
    new CfnOutput(this, 'HttpApiUrl', { value: api.api.apiEndpoint });
  }
}

/** `apply-access` is `ApplyAccess`: one name everywhere. */
function idOf(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase());
}
