import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { type Listening, listen } from '../../infra/local/listen.ts';
import { misanswer, misfit, type StepContract } from './workflow-contracts.ts';
import type { ScriptedCall } from './workflow-definition.ts';

/** What a step does when it is called. */
export type Answer =
  | { readonly kind: 'returns'; readonly value: unknown }
  | { readonly kind: 'throws' }
  /** `hold-wait` keeps the token and returns; what the test does with the token comes before or after that. */
  | { readonly kind: 'holds'; readonly then: 'resume' | 'resume-at-once' | 'fail' | 'stay-silent' };

/**
 * Answers by state, or by state and line, review or shard (`ApplyAccess 2`), each used once and in order. A state that is called more often than its script
 * says is a fault of the machine, so a step that fails for good is written as so many `throws` as it has tries.
 */
export type Script = Readonly<Record<string, readonly Answer[]>>;

/** What steps were called with, and what did not fit. */
export interface Played {
  readonly calls: ScriptedCall[];
  readonly faults: string[];
}

/** What the server needs to know about an execution. */
interface Play extends Played {
  readonly contractOf: (state: string) => StepContract | undefined;
  readonly answers: Map<string, Answer[]>;
}

/** Ends a wait, as whoever answers would. */
export interface TokenUse {
  succeed(token: string): Promise<void>;
  fail(token: string): Promise<void>;
}

/** Answers the scripted function, execution by execution. */
export class ScriptServer {
  readonly #plays = new Map<string, Play>();
  readonly #tokens: TokenUse;
  #listening: Listening | undefined;

  constructor(tokens: TokenUse) {
    this.#tokens = tokens;
  }

  /** Starts to listen on a free port of 127.0.0.1; returns the address. */
  async start(): Promise<string> {
    const server = createServer(async (request, response) => {
      const answer = await this.#answer(JSON.parse(await text(request)) as ScriptedCall);
      if (answer === undefined) response.writeHead(500).end();
      else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer.value));
    });
    this.#listening = await listen(server, 0);
    return this.#listening.url;
  }

  async stop(): Promise<void> {
    await this.#listening?.close();
  }

  /** Registers the script of an execution before it starts. */
  play(execution: string, script: Script, contractOf: Play['contractOf']): Played {
    const answers = new Map(Object.entries(script).map(([key, list]) => [key, [...list]]));
    const play: Play = { contractOf, answers, calls: [], faults: [] };
    this.#plays.set(execution, play);
    return play;
  }

  async #answer(call: ScriptedCall): Promise<{ value: unknown } | undefined> {
    const play = this.#plays.get(call.execution);
    if (play === undefined) return undefined;
    play.calls.push(call);
    const fault = (what: string): undefined => {
      play.faults.push(`${call.state}: ${what}`);
      return undefined;
    };
    const contract = play.contractOf(call.state);
    if (contract === undefined) return fault('no contract');
    const wrong = misfit(contract, call.input);
    if (wrong !== undefined) return fault(`its payload ${JSON.stringify(call.input)} does not fit: ${wrong}`);
    const { item, review, shard } = call.input as { item?: number; review?: number; shard?: number };
    const one = `${call.state} ${item ?? review ?? shard}`;
    const answer = (play.answers.get(one) ?? play.answers.get(call.state))?.shift();
    if (answer === undefined) return fault('called more often than the script says');
    if (answer.kind === 'throws') return undefined;
    if (answer.kind === 'holds') {
      await this.#hold(answer.then, call.input as { taskToken: string });
      return { value: { held: true } };
    }
    const bad = misanswer(contract, answer.value);
    return bad === undefined ? { value: answer.value } : fault(`no such answer: ${bad}`);
  }

  async #hold(then: 'resume' | 'resume-at-once' | 'fail' | 'stay-silent', { taskToken }: { taskToken: string }) {
    if (then === 'resume-at-once') await this.#tokens.succeed(taskToken);
    if (then === 'resume') setTimeout(() => void this.#tokens.succeed(taskToken), 20);
    if (then === 'fail') await this.#tokens.fail(taskToken);
  }
}

/** A step returns this. */
export function returns(value: unknown): Answer[] {
  return [{ kind: 'returns', value }];
}

/** A step throws, so many times. */
export function throws(times: number): Answer[] {
  return Array.from({ length: times }, () => ({ kind: 'throws' }) as const);
}

/** A wait is opened. */
export function asked(waitId: string): Answer[] {
  return returns({ verdict: 'asked', waitId });
}

/** A wait is held, and ends so. */
export function holds(then: 'resume' | 'resume-at-once' | 'fail' | 'stay-silent' = 'resume'): Answer[] {
  return [{ kind: 'holds', then }];
}

/** How a wait ended, and the run's end by it. */
export function took(result: string, end = 'running'): Answer[] {
  return returns({ result, end });
}
