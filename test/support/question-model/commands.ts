import * as fc from 'fast-check';
import { hold, type Seen } from './invariants.ts';
import { CLIENT_NAME, CONSENTERS, PAUSE, PEOPLE, type QuestionSystem, REQUESTER, STRANGER } from './system.ts';

/** A command: one thing that somebody does, at any time; what must always be so is looked at afterwards. */
class Does implements fc.AsyncCommand<Seen, QuestionSystem> {
  readonly #words: string;
  readonly #does: (system: QuestionSystem) => Promise<unknown>;

  constructor(words: string, does: (system: QuestionSystem) => Promise<unknown>) {
    this.#words = words;
    this.#does = does;
  }

  check(): boolean {
    return true;
  }

  async run(seen: Seen, system: QuestionSystem): Promise<void> {
    await this.#does(system);
    await hold(seen, system);
  }

  toString(): string {
    return this.#words;
  }
}

const everyone = fc.constantFrom(...PEOPLE, ...CONSENTERS, REQUESTER, STRANGER);
const colleague = fc.constantFrom(...PEOPLE);
const agreeing = { answer: 'approve', note: 'Because.', clientName: CLIENT_NAME };
const declining = { answer: 'decline', note: 'No.' };

const approve = everyone.map((who) => new Does(`${who} approves`, (system) => system.post(who, agreeing)));
const pass = fc
  .constantFrom(1, 60, 119, 120, 121, 300, 1200, 3600)
  .map((seconds) => new Does(`${seconds} s pass`, async (system) => system.pass(seconds)));
const sweep = fc.constant(0).map(() => new Does('the sweep comes', (system) => system.sweep()));

/** Whoever is asked now answers: histories of strangers alone would come nowhere. */
const askedApproves = fc.nat({ max: 3 }).map(
  (place) =>
    new Does(`the ${place}. of those asked approves`, async (system) => {
      const asked = (await system.wait())?.asked ?? [];
      const personId = asked[place % Math.max(1, asked.length)];
      if (personId !== undefined) await system.postAs(personId, agreeing);
    }),
);
const pauseEnds = fc.constant(0).map(
  () =>
    new Does('a pause ends', async (system) => {
      system.pass(PAUSE);
      await system.pauseMessage(0);
    }),
);

/** Everything that can happen to a question; answers, time and sweeps more often than the rest. */
export const COMMANDS: fc.Arbitrary<fc.AsyncCommand<Seen, QuestionSystem>>[] = [
  approve,
  askedApproves,
  askedApproves,
  askedApproves,
  askedApproves,
  pauseEnds,
  pauseEnds,
  pauseEnds,
  pass,
  pass,
  sweep,
  sweep,
  everyone.map((who) => new Does(`${who} declines`, (system) => system.post(who, declining))),
  everyone.map(
    (who) =>
      new Does(`${who} clicks twice`, (system) =>
        Promise.all([system.post(who, agreeing), system.post(who, agreeing)]),
      ),
  ),
  fc
    .tuple(everyone, everyone)
    .map(
      ([a, b]) =>
        new Does(`${a} and ${b} answer at once`, (system) =>
          Promise.all([system.post(a, agreeing), system.post(b, declining)]),
        ),
    ),
  everyone.map((who) => new Does(`${who} takes back`, (system) => system.post(who, { act: 'take-back' }))),
  fc
    .tuple(everyone, colleague)
    .map(
      ([who, to]) =>
        new Does(`${who} hands it to ${to}`, (system) => system.post(who, { act: 'delegate', to: system.idOf(to) })),
    ),
  fc.tuple(colleague, fc.option(colleague, { nil: undefined })).map(
    ([who, delegate]) =>
      new Does(`${who} is away, ${delegate ?? 'nobody'} instead`, (system) =>
        system.post(who, {
          act: 'away',
          until: '2026-11-26',
          delegate: delegate === undefined ? '' : system.idOf(delegate),
        }),
      ),
  ),
  fc
    .tuple(fc.option(colleague, { nil: undefined }), colleague)
    .map(([from, to]) => new Does(`operations gives ${from} to ${to}`, (system) => system.reassign(from, to))),
  colleague.map((who) => new Does(`no mail reaches ${who}`, (system) => system.bounce(who))),
  everyone.map((who) => new Does(`${who} asks back`, (system) => system.post(who, { act: 'ask-back', text: 'Why?' }))),
  everyone.map((who) => new Does(`${who} replies`, (system) => system.reply(who, 'So.'))),
  fc.nat({ max: 2 }).map((back) => new Does(`message ${back} of a pause comes`, (system) => system.pauseMessage(back))),
  fc
    .constant(0)
    .map(
      () =>
        new Does('pause message and sweep come at once', (system) =>
          Promise.all([system.pauseMessage(0), system.sweep()]),
        ),
    ),
];
