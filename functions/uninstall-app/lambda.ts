import { systemClock as clock } from '../../shared/adapters/system/clock.ts';
import { readEnvironment } from '../../shared/env.ts';
import * as closing from '../../shared/lambda/closure-parts.ts';
import * as hubspot from '../../shared/lambda/hubspot-parts.ts';
import { readStop } from '../../shared/lambda/outgoing-parts.ts';
import * as records from '../../shared/lambda/record-parts.ts';
import { createHandler } from './handler.ts';
import { createUninstallApp } from './uninstall-app.ts';

const env = readEnvironment();
const { hubspot: apps } = env.settings;
const [runs, closures, remedies] = [records.runs(env), records.closures(env), records.remedies(env)];
const reading = { connections: records.connections(env), findOurs: closing.findOurs(env) };
const portal = { ...reading, appInstalls: hubspot.appInstalls(env), clientAppId: apps.clientApp.appId };

export const handler = createHandler(
  createUninstallApp({ runs, closures, remedies, ...portal, readStop: readStop(env), clock }),
  runs,
);
