/** A JSON object, as read from a settings file. */
export type JsonObject = { readonly [key: string]: unknown };

/** `base` with every value of `changes` put over it; objects are merged, anything else (lists too) is replaced. */
export function merged(base: JsonObject, changes: JsonObject): JsonObject {
  const result: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(changes)) {
    const before = result[key];
    result[key] = isObject(before) && isObject(value) ? merged(before, value) : value;
  }
  return result;
}

/** Whether `value` is a JSON object (no list, no null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
