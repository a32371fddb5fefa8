import { signWebhook } from './signature.ts';

/** One event in HubSpot's shape. Tests may send anything, so the fields are open. */
export type WebhookEvent = Record<string, unknown>;

export interface DeliveryAttempt {
  at: string;
  /** The target's HTTP status, or why there was none. */
  result: number | 'timeout' | 'no connection';
}

export interface Delivery {
  id: number;
  state: 'held' | 'sending' | 'waiting' | 'delivered' | 'gave-up' | 'no-target';
  events: WebhookEvent[];
  attempts: DeliveryAttempt[];
}

export interface DeliveryJob {
  events: WebhookEvent[];
  clientSecret: string;
  /** Fixed timestamp header for tests of stale and future ones; milliseconds as a string. */
  timestamp?: string;
}

export interface DeliveriesOptions {
  targetUrl: string | undefined;
  retryDelayMs: number;
  answerWithinMs: () => number;
  isEnabled: () => boolean;
  log: (line: string) => void;
}

/** Sends webhooks as HubSpot does: at most 100 events each, signed, and again after anything but a 2xx. */
export interface Deliveries {
  /** Queues events of one app; what is queued at the same moment travels together. */
  enqueue(job: DeliveryJob): void;
  /** Sends exactly this array now, as one request. */
  sendRaw(job: DeliveryJob): Delivery;
  /** Sends what was held back. */
  release(): void;
  list(): Delivery[];
  targetUrl(): string | undefined;
  setTargetUrl(url: string): void;
  /** Forgets all deliveries and stops retries. */
  reset(): void;
}

const MAX_EVENTS = 100;
const MAX_ATTEMPTS = 10;
const BATCH_WINDOW_MS = 25;
const KEPT = 500;

export function createDeliveries(options: DeliveriesOptions): Deliveries {
  let { targetUrl } = options;
  let deliveries: Delivery[] = [];
  let queue: DeliveryJob[] = [];
  let batchTimer: NodeJS.Timeout | undefined;
  let lastId = 0;
  let abort = new AbortController();
  const held = new Map<Delivery, DeliveryJob>();

  function start(job: DeliveryJob): Delivery {
    lastId += 1;
    const delivery: Delivery = { id: lastId, state: 'sending', events: job.events, attempts: [] };
    deliveries = [...deliveries, delivery].slice(-KEPT);
    if (!targetUrl) delivery.state = 'no-target';
    else if (!options.isEnabled()) {
      delivery.state = 'held';
      held.set(delivery, job);
    } else void run(delivery, job, abort.signal);
    return delivery;
  }

  async function run(delivery: Delivery, job: DeliveryJob, stopped: AbortSignal): Promise<void> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      delivery.state = 'sending';
      const at = new Date().toISOString();
      const result = await post(targetUrl ?? '', job, attempt, options.answerWithinMs(), stopped);
      if (stopped.aborted) return;
      delivery.attempts.push({ at, result });
      if (typeof result === 'number' && result >= 200 && result < 300) {
        delivery.state = 'delivered';
        return;
      }
      options.log(`webhook ${delivery.id}, attempt ${attempt + 1}: ${result}`);
      delivery.state = 'waiting';
      if (attempt + 1 < MAX_ATTEMPTS) await pause(options.retryDelayMs, stopped);
      if (stopped.aborted) return;
    }
    delivery.state = 'gave-up';
  }

  function flush(): void {
    const jobs = queue;
    queue = [];
    batchTimer = undefined;
    for (const clientSecret of new Set(jobs.map((job) => job.clientSecret))) {
      const events = jobs.filter((job) => job.clientSecret === clientSecret).flatMap((job) => job.events);
      for (let from = 0; from < events.length; from += MAX_EVENTS) {
        start({ clientSecret, events: events.slice(from, from + MAX_EVENTS) });
      }
    }
  }

  return {
    enqueue(job) {
      queue.push(job);
      batchTimer ??= setTimeout(flush, BATCH_WINDOW_MS);
    },
    sendRaw: start,
    release() {
      for (const [delivery, job] of held) void run(delivery, job, abort.signal);
      held.clear();
    },
    list: () => deliveries,
    targetUrl: () => targetUrl,
    setTargetUrl(url) {
      targetUrl = url;
    },
    reset() {
      abort.abort();
      abort = new AbortController();
      clearTimeout(batchTimer);
      batchTimer = undefined;
      queue = [];
      deliveries = [];
      held.clear();
    },
  };
}

async function post(
  url: string,
  job: DeliveryJob,
  attemptNumber: number,
  answerWithinMs: number,
  stopped: AbortSignal,
): Promise<DeliveryAttempt['result']> {
  // HubSpot counts attempts from 0, inside each event.
  const body = JSON.stringify(job.events.map((event) => ({ ...event, attemptNumber })));
  const timestamp = job.timestamp ?? String(Date.now());
  const timeout = AbortSignal.timeout(answerWithinMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'HubSpot Webhooks/1.0 (sandbox)',
        'X-HubSpot-Request-Timestamp': timestamp,
        'X-HubSpot-Signature-v3': signWebhook(job.clientSecret, { method: 'POST', uri: url, body, timestamp }),
      },
      body,
      signal: AbortSignal.any([timeout, stopped]),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return timeout.aborted ? 'timeout' : 'no connection';
  }
}

function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    stopped.addEventListener('abort', done);
  });
}
