import { readEnvironment } from '../../shared/env.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createNoteFailure } from './note-failure.ts';

const env = readEnvironment();

export const handler = createHandler(createNoteFailure({ runs: records.runs(env) }), records.runs(env));
