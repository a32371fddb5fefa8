import { readEnvironment } from '../../shared/env.ts';
import * as parts from '../../shared/lambda/parts.ts';
import { createHandler } from './handler.ts';
import { createShowLink } from './show-link.ts';

const env = readEnvironment();

export const handler = createHandler(createShowLink(parts.linkPages(env)), parts.pageSettings(env));
