import { systemClock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createStartAudit } from './start-audit.ts';

const env = readEnvironment();
const { timeZone } = env.settings.agency;

export const handler = createHandler(
  createStartAudit({ beginAudit: parts.beginAudit(env), timeZone, clock: systemClock }),
);
