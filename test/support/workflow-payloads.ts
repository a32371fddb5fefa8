import * as z from 'zod';
import type { Machine, State } from '../gate/asl-machine.ts';
import type { StepContract } from './workflow-contracts.ts';
import { calledBy } from './workflow-definition.ts';

/** How long each list in a step's result is, by step and field: `OpenAudit.shards`. */
export type ListLengths = Readonly<Record<string, number>>;

/** What goes into a state or comes out of it at most. */
export interface Payload {
  /** The machine itself, or the Map state whose child it is. */
  readonly scope: string;
  /** The state and what of it, such as `OpenAudit: its result`. */
  readonly what: string;
  /** Bytes of JSON. */
  readonly bytes: number;
}

/** What the steps may answer, and how long their lists are. */
export interface Answers {
  readonly contracts: Readonly<Record<string, StepContract>>;
  readonly lists: ListLengths;
}

type Json = Readonly<Record<string, unknown>>;

/** An id is part of a key of the table, and a sort key has at most so many bytes. */
const LONGEST_ID = 'x'.repeat(1_024);
/** As `SendTaskSuccess` and the events of failures bound them. */
const LONGEST_TOKEN = 'x'.repeat(2_048);
const LONGEST_ERROR = { Error: 'x'.repeat(256), Cause: 'x'.repeat(32_768) };
/** What the Lambda integration puts around a function's answer: status, version and HTTP headers, about 1 KB. */
const AROUND_ANSWER = { ExecutedVersion: '$LATEST', SdkHttpMetadata: 'x'.repeat(2_048), StatusCode: 200 };

/**
 * The largest payloads of a machine and of all machines inside it. Fields are only ever added to a state's data, so what all states together
 * may have left in it is a bound for each of them, whatever way was taken.
 * @throws Error when a list has no stated length, or a path reads what nothing sets.
 */
export function largestPayloads(scope: string, machine: Machine, input: Json, answers: Answers): Payload[] {
  return measure(scope, machine, input, answers).payloads;
}

/** The items that a Map of a machine has at most, by its name. */
export function mapItems(machine: Machine, input: Json, answers: Answers): ReadonlyMap<string, number> {
  return measure('', machine, input, answers).items;
}

interface Measured {
  readonly payloads: Payload[];
  readonly items: ReadonlyMap<string, number>;
  /** The largest output of the whole machine. */
  readonly output: unknown;
}

function measure(scope: string, machine: Machine, input: Json, answers: Answers): Measured {
  const data = dataOf(machine, input, answers);
  const payloads: Payload[] = [];
  const items = new Map<string, number>();
  let output: unknown = {};
  for (const [name, state] of Object.entries(machine.States)) {
    const note = (what: string, value: unknown) =>
      void payloads.push({ scope, what: `${name}: ${what}`, bytes: bytesOf(value) });
    note('its input', data);
    const given = givenTo(state, data);
    if (given !== undefined) note('what it is given', given);
    const result = resultOf(state, data, answers);
    if (result !== undefined)
      note('its result', state.Type === 'Task' ? { ...AROUND_ANSWER, Payload: result } : result);
    if (state.ItemProcessor !== undefined) {
      const child = childOf(state, data, answers, name);
      payloads.push(...child.payloads);
      for (const [map, count] of child.items) items.set(map, count);
      items.set(name, itemsOf(state, data).length);
    }
    const left = state.Type === 'Pass' && state['ResultPath'] === undefined ? (result ?? data) : data;
    note('its output', left);
    if ((state.End === true || state.Type === 'Succeed') && bytesOf(left) > bytesOf(output)) output = left;
  }
  return { payloads, items, output };
}

/** All that the states of a machine leave in its data, each field at its largest. */
function dataOf(machine: Machine, input: Json, answers: Answers): Json {
  let data: Json = input;
  for (let before = -1; before !== bytesOf(data); ) {
    before = bytesOf(data);
    for (const state of Object.values(machine.States)) data = leftBy(state, data, answers);
  }
  return data;
}

function leftBy(state: State, data: Json, answers: Answers): Json {
  let left = data;
  // A path that nothing has set yet is read in the next round; one that nothing ever sets is found when payloads are taken.
  const result = settled(() => selected(state, resultOf(state, data, answers)));
  if (result !== undefined && state['End'] !== true) left = { ...left, ...placed(state['ResultPath'], result) };
  for (const caught of state.Catch ?? []) left = { ...left, ...placed(caught['ResultPath'], LONGEST_ERROR) };
  return left;
}

/** What a state keeps of a result. */
function selected(state: State, result: unknown): unknown {
  const selector = state['ResultSelector'];
  if (selector === undefined || result === undefined) return result;
  return resolved(selector, { ...AROUND_ANSWER, Payload: result });
}

function placed(path: unknown, value: unknown): Json {
  if (path === null) return {};
  if (path === undefined || path === '$') return value as Json;
  const field = /^\$\.(\w+)$/.exec(String(path))?.[1];
  if (field === undefined) throw new Error(`The path ${String(path)} is none that this computation knows.`);
  return { [field]: value };
}

function givenTo(state: State, data: Json): unknown {
  return state.Type === 'Task' ? resolved(state.Parameters?.['Payload'] ?? {}, data) : undefined;
}

function resultOf(state: State, data: Json, answers: Answers): unknown {
  if (state.Type === 'Pass') return state['Result'] ?? (state.Parameters && resolved(state.Parameters, data));
  if (state.ItemProcessor !== undefined) {
    return Array(itemsOf(state, data).length).fill(childOf(state, data, answers, '').output);
  }
  const called = calledBy(state);
  const contract = answers.contracts[called ?? ''];
  return called === undefined || contract === undefined ? undefined : largest(contract.result, called, answers.lists);
}

function itemsOf(state: State, data: Json): readonly unknown[] {
  return z.array(z.unknown()).parse(resolved(state['ItemsPath'] ?? '$', data, true));
}

function childOf(state: State, data: Json, answers: Answers, scope: string): Measured {
  if (state.ItemProcessor === undefined) throw new Error('Only a Map has children.');
  const item = itemsOf(state, data)[0] ?? 0;
  const input = state['ItemSelector'] === undefined ? item : resolved(state['ItemSelector'], data, false, item);
  return measure(scope, state.ItemProcessor, input as Json, answers);
}

/** A template with the values at its paths. `isPath` takes the template itself for a path. */
function resolved(template: unknown, data: Json, isPath = false, item?: unknown): unknown {
  if (isPath) return at(String(template), data, item);
  if (typeof template !== 'object' || template === null) return template;
  const fields = Object.entries(template).map(([field, value]) =>
    field.endsWith('.$')
      ? [field.slice(0, -2), at(String(value), data, item)]
      : [field, resolved(value, data, false, item)],
  );
  return Object.fromEntries(fields);
}

/** Says of a path that nothing has set. */
class UnsetPath extends Error {}

function at(path: string, data: Json, item: unknown): unknown {
  if (path === '$$.Task.Token') return LONGEST_TOKEN;
  if (path === '$$.Map.Item.Value') return item;
  if (path.startsWith('$$.')) return LONGEST_ID;
  let value: unknown = data;
  for (const field of path.split('.').slice(1)) {
    value = (value as Json | undefined)?.[field];
    if (value === undefined) throw new UnsetPath(`Nothing sets ${path}.`);
  }
  return value;
}

function settled(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnsetPath) return undefined;
    throw error;
  }
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

interface Schema {
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly type?: string;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** The largest answer that a contract lets through; of several kinds of answers, the fields of all. */
function largest(result: z.ZodType, called: string, lists: ListLengths): unknown {
  const build = (schema: Schema, name: string): unknown => {
    const kinds = schema.anyOf ?? schema.oneOf;
    if (kinds !== undefined) return kinds.map((kind) => build(kind, name)).reduce(larger);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined)
      return schema.enum.reduce((one, other) => (bytesOf(other) > bytesOf(one) ? other : one));
    if (schema.properties !== undefined) {
      const fields = Object.entries(schema.properties);
      return Object.fromEntries(fields.map(([field, one]) => [field, build(one, `${name}.${field}`)]));
    }
    if (schema.type === 'string') return schema.maxLength === undefined ? LONGEST_ID : 'x'.repeat(schema.maxLength);
    if (schema.type === 'integer' || schema.type === 'number') return Number.MIN_SAFE_INTEGER;
    if (schema.type === 'boolean') return false;
    const length = lists[name];
    if (schema.items === undefined) throw new Error(`${name} is of a kind that this computation does not know.`);
    if (length === undefined) throw new Error(`${name} is a list, and nobody says how long it gets.`);
    return Array(length).fill(build(schema.items, name));
  };
  return build(z.toJSONSchema(result) as Schema, called);
}

function larger(one: unknown, other: unknown): unknown {
  if (!isObject(one) || !isObject(other)) return bytesOf(other) > bytesOf(one) ? other : one;
  const both = Object.keys(one).filter((field) => field in other);
  return { ...one, ...other, ...Object.fromEntries(both.map((field) => [field, larger(one[field], other[field])])) };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
