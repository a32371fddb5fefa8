import type { PartnerObjectType } from '../properties.ts';
import { PROPERTIES } from '../properties.ts';
import type { HubSpotErrorDetail } from './hubspot-error.ts';
import { validationError } from './hubspot-error.ts';

/** Refuses a write of unknown or read-only properties, and of values that are no option. */
export function checkWritable(type: PartnerObjectType, values: Record<string, string>): void {
  const errors = Object.entries(values).flatMap(([name, value]) => problemOf(type, name, value));
  if (errors.length > 0) throw validationError('Property values were not valid.', errors);
}

function problemOf(type: PartnerObjectType, name: string, value: string): HubSpotErrorDetail[] {
  const definition = PROPERTIES[type].find((property) => property.name === name);
  if (!definition) {
    return [{ code: 'PROPERTY_DOESNT_EXIST', message: `Property "${name}" does not exist`, in: name }];
  }
  if (definition.readOnly) {
    return [
      { code: 'READ_ONLY_VALUE', message: `"${name}" is a read only property; its value cannot be set.`, in: name },
    ];
  }
  if (definition.options.length > 0 && definition.options.every((option) => option.value !== value)) {
    const allowed = definition.options.map((option) => option.value).join(', ');
    return [{ code: 'INVALID_OPTION', message: `"${name}" was not one of the allowed options: ${allowed}`, in: name }];
  }
  return [];
}
