import { crc32 } from 'node:zlib';
import { CreateFunctionCommand, LambdaClient, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda';
import { ACCOUNT_ID, localAwsConfig } from '../../infra/local/aws-env.ts';

/** Passes each call on to the test process, and answers (or throws) as that one says. It prints a line, since the emulator waits for one. */
const SOURCE = `
const http = require('node:http');
const agent = new http.Agent({ keepAlive: true });
exports.handler = (event) => new Promise((resolve, reject) => {
  console.log(event.state);
  const call = http.request(process.env.SCRIPT_URL, { method: 'POST', agent }, (reply) => {
    let text = '';
    reply.on('data', (part) => { text += part; });
    reply.on('end', () => {
      if (reply.statusCode === 200) resolve(JSON.parse(text));
      else reject(new Error('The script says that this step fails.'));
    });
  });
  call.on('error', reject);
  call.end(JSON.stringify(event));
});
`;

/** Deploys the function that stands for every step; returns its ARN. `url` is where the script answers. */
export async function deployScriptedFunction(endpoint: string, name: string, url: string): Promise<string> {
  const client = new LambdaClient(localAwsConfig(endpoint));
  const { FunctionArn } = await client.send(
    new CreateFunctionCommand({
      FunctionName: name,
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      Role: `arn:aws:iam::${ACCOUNT_ID}:role/scripted`,
      Timeout: 30,
      Environment: { Variables: { SCRIPT_URL: url } },
      Code: { ZipFile: zipOf('index.js', Buffer.from(SOURCE)) },
    }),
  );
  await waitUntilFunctionActiveV2({ client, maxWaitTime: 30, minDelay: 1 }, { FunctionName: name });
  client.destroy();
  if (FunctionArn === undefined) throw new Error('The emulator gave the function no ARN.');
  return FunctionArn;
}

/** A zip archive of one stored file (APPNOTE.TXT 4.3: local header, data, central directory, its end). */
function zipOf(name: string, data: Buffer): Buffer {
  const nameBytes = Buffer.from(name);
  // From "version needed" to "extra field length", the same in both headers.
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt32LE(crc32(data), 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(data.length, 18);
  common.writeUInt16LE(nameBytes.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, data]);
  const versionMadeBy = Buffer.from([20, 0]);
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02', 'latin1'),
    versionMadeBy,
    common,
    Buffer.alloc(14),
    nameBytes,
  ]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
