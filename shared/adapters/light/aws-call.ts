import * as http from 'node:http';
import * as https from 'node:https';
import aws4, { type Request } from 'aws4';

/** An AWS service refused or did not answer. Carries no body. */
export class AwsCallError extends Error {
  override readonly name = 'AwsCallError';
}

/** Calls an AWS service's JSON protocol: `target` is `<service prefix>.<action>`. */
export type AwsCall = (target: string, body: unknown) => Promise<unknown>;

/** How long a call may take, in milliseconds: HubSpot gives us 5 s in all. */
const TIMEOUT = 2500;

const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };

/**
 * The few AWS calls of a function that must load fast: the SDK costs 56 ms, this one about 10 ms with its first call (`npm run bench`).
 * Credentials and region come from the Lambda environment at each call, since they change.
 */
export function createAwsCall(
  service: 'sqs' | 'secretsmanager',
  version: '1.0' | '1.1',
  variables: NodeJS.ProcessEnv = process.env,
): AwsCall {
  return (target, body) => {
    const region = variables['AWS_REGION'] ?? 'us-east-1';
    const url = new URL(variables['AWS_ENDPOINT_URL'] ?? `https://${service}.${region}.amazonaws.com`);
    const options: Request = {
      service,
      region,
      method: 'POST',
      host: url.host,
      hostname: url.hostname,
      port: url.port,
      path: '/',
      headers: { 'content-type': `application/x-amz-json-${version}`, 'x-amz-target': target, host: url.host },
      body: JSON.stringify(body),
    };
    aws4.sign(options, {
      accessKeyId: variables['AWS_ACCESS_KEY_ID'] ?? '',
      secretAccessKey: variables['AWS_SECRET_ACCESS_KEY'] ?? '',
      ...(variables['AWS_SESSION_TOKEN'] === undefined ? {} : { sessionToken: variables['AWS_SESSION_TOKEN'] }),
    });
    return send(url.protocol === 'http:' ? 'http:' : 'https:', options);
  };
}

function send(protocol: 'http:' | 'https:', options: Request): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { request } = protocol === 'http:' ? http : https;
    const call = request(
      { ...options, agent: agents[protocol], timeout: TIMEOUT } as https.RequestOptions,
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          if (status !== 200) return reject(new AwsCallError(`${options.service} answered ${status}.`));
          resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
        });
      },
    );
    call.on('timeout', () => call.destroy(new AwsCallError(`${options.service} did not answer in time.`)));
    call.on('error', reject);
    call.end(options.body);
  });
}
