import { nearestNames } from '../../shared/domain/nearest-names.ts';
import type { RuntimeSettings } from '../../shared/domain/settings.ts';

/** A property as the account has it. */
export interface AccountProperty {
  readonly name: string;
  readonly label: string;
  readonly options: readonly string[];
}

/** A configured name that the account does not have. */
export interface MissingName {
  /** Where it stands in the stage's settings, below `hubspot.partnerRecords`. */
  readonly setting: string;
  readonly name: string;
  readonly near: readonly string[];
}

/** Compares the configured property names of one object with those that exist. */
export function checkNames(
  object: 'partner_clients' | 'partner_services',
  group: string,
  configured: Readonly<Record<string, string>>,
  existing: readonly AccountProperty[],
) {
  const names = existing.map((property) => property.name);
  const missing = Object.entries(configured)
    .filter(([, name]) => !names.includes(name))
    .map(([key, name]): MissingName => {
      // An account's label often says what its name does not.
      const byLabel = existing.filter((property) => nearestNames(name, [property.label]).length > 0);
      const near = [...new Set([...nearestNames(name, names), ...byLabel.map((property) => property.name)])];
      return { setting: `${group}.${key}`, name, near };
    });
  return { object, configured, missing, existing: existing.map(({ name, label }) => ({ name, label })) };
}

/** Compares the configured values of the status property with its options; null where the property itself is missing or takes any text. */
export function checkStatusValues(
  configured: RuntimeSettings['hubspot']['partnerRecords'],
  existing: readonly AccountProperty[],
) {
  const property = existing.find((candidate) => candidate.name === configured.clientProperties.status);
  if (property === undefined || property.options.length === 0) return null;
  const missing = Object.entries(configured.statusValues).flatMap(([meaning, values]) =>
    values
      .filter((value) => !property.options.includes(value))
      .map(
        (name): MissingName => ({
          setting: `statusValues.${meaning}`,
          name,
          near: nearestNames(name, property.options),
        }),
      ),
  );
  const used = new Set(Object.values(configured.statusValues).flat());
  return {
    property: property.name,
    options: property.options,
    missing,
    /** Options without a meaning: a record with one of them is left alone. */
    unused: property.options.filter((option) => !used.has(option)),
  };
}
