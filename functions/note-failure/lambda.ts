import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createNoteFailure } from './note-failure.ts';

const env = readEnvironment();

export const handler = createHandler(createNoteFailure({ runs: parts.runs(env) }), parts.runs(env));
