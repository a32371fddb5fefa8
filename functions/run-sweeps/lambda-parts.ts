import { systemClock } from '../../shared/adapters/system/clock.ts';
import type { Environment } from '../../shared/env.ts';
import * as leaving from '../../shared/lambda/leaving-parts.ts';
import { count } from '../../shared/lambda/metrics.ts';
import * as parts from '../../shared/lambda/parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createAskAboutEnd } from '../../shared/services/engagements/ask-about-end.ts';
import { createDueClosure } from './due-closure.ts';
import { createDueConnection } from './due-connection.ts';
import { createDueEngagement } from './due-engagement.ts';
import { createDueMail } from './due-mail.ts';
import { createDueOffboarding } from './due-offboarding.ts';
import { createDueOutcome } from './due-outcome.ts';
import { createDueRun } from './due-run.ts';
import { createDueWait } from './due-wait.ts';
import { createNudge } from './nudge.ts';
import { createReleased } from './released.ts';
import type { RunSweepsDependencies } from './run-sweeps.ts';

/** The real way to deal with each kind of due item. */
export function createDealWith(env: Environment): RunSweepsDependencies['dealWith'] {
  const { reminderInterval, tokenGrace, runCheckInterval } = env.settings.durations;
  const [runs, executions, restartRun] = [records.runs(env), parts.executions(env), parts.restartRun(env)];
  const [waits, connections] = [records.waits(env), records.connections(env)];
  const nudge = createNudge({
    waits,
    changeQuestion: parts.changeQuestion(env),
    replaceIn: parts.replaceIn(env),
    times: parts.questionTimes(env),
    office: parts.office(env),
    queueMail: parts.queueMail(env),
    mailQueue: parts.mailQueue(env),
    reminderInterval,
  });
  return {
    wait: createDueWait({
      waits,
      runs,
      executions,
      settleQuestion: parts.settleQuestion(env),
      endWait: parts.endWait(env),
      restartRun,
      nudge,
      tokenGrace,
    }),
    outcome: createDueOutcome({
      outcomes: records.outcomes(env),
      resumeWait: parts.resumeWait(env),
      repeatInterval: runCheckInterval,
    }),
    run: createDueRun({
      runs,
      executions,
      restartRun,
      released: createReleased({
        outgoingSwitch: records.outgoingSwitch(env),
        clients: records.clients(env),
        connections,
        clientAppId: env.settings.hubspot.clientApp.appId,
        clock: systemClock,
      }),
    }),
    mail: createDueMail(parts.mailQueue(env)),
    engagement: createDueEngagement(
      records.engagements(env),
      parts.endEngagement(env),
      createAskAboutEnd({
        engagements: records.engagements(env),
        catalogues: records.catalogues(env),
        people: records.people(env),
        rosterBook: records.rosterBook(env),
        office: parts.office(env),
        queueMail: parts.queueMail(env),
      }),
    ),
    connection: createDueConnection({
      closures: records.closures(env),
      connections,
      office: parts.office(env),
      queueMail: parts.queueMail(env),
      alarm: () => count('ConnectionBroken'),
      clock: systemClock,
    }),
    offboarding: createDueOffboarding(records.offboardings(env), leaving.startOffboarding(env)),
    closure: createDueClosure(records.closures(env), parts.beginRun(env)),
  };
}
