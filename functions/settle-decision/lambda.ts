import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createSettleDecision } from './settle-decision.ts';

export const handler = createHandler(createSettleDecision(parts.settleQuestion(readEnvironment())));
