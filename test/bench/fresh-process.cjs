// Runs in a fresh Node process: loads one bundle, hands it one event, and says how long each took, in milliseconds from the start of loading.
// Plain CommonJS, so that nothing else is loaded before the clock starts.
const event = JSON.parse(process.env.BENCH_EVENT);
delete process.env.BENCH_EVENT;

const started = performance.now();
const { handler } = require(process.argv[2]);
const load = performance.now() - started;

Promise.resolve(
  handler(event, { awsRequestId: 'bench', functionName: 'bench', getRemainingTimeInMillis: () => 30_000 }),
)
  .then(
    (answer) => ({ ended: answer?.statusCode === undefined ? 'answered' : `answered ${answer.statusCode}` }),
    (error) => ({ ended: `threw ${error.name}` }),
  )
  .then(({ ended }) => {
    const firstCall = performance.now() - started;
    process.stdout.write(`\nBENCH ${JSON.stringify({ load, firstCall, ended })}\n`, () => process.exit(0));
  });
