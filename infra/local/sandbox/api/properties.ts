import type { PartnerObjectType, PropertyDefinition } from '../properties.ts';
import { PROPERTIES } from '../properties.ts';
import { notFound } from './hubspot-error.ts';
import type { ApiRoute } from './pipeline.ts';

/**
 * The property lists of the partner objects. The contract files do not have this endpoint, and which scope it needs for
 * partner objects is not documented; the sandbox takes the object's read scope.
 */
export const PROPERTY_ROUTES: ApiRoute[] = [
  ...routesOf('partner_clients', 'crm.objects.partner-clients.read'),
  ...routesOf('partner_services', 'crm.objects.partner-services.read'),
];

function routesOf(type: PartnerObjectType, scope: string): ApiRoute[] {
  const template = `/crm/properties/2026-03/${type}`;
  return [
    {
      method: 'GET',
      template,
      handler: {
        scopes: [scope],
        handle: () => ({ status: 200, body: { results: PROPERTIES[type].map(toProperty) } }),
      },
    },
    {
      method: 'GET',
      template: `${template}/:name`,
      handler: {
        scopes: [scope],
        handle: ({ params }) => {
          const property = PROPERTIES[type].find((candidate) => candidate.name === params['name']);
          if (!property) throw notFound(`No property named ${params['name']} exists.`);
          return { status: 200, body: toProperty(property) };
        },
      },
    },
  ];
}

function toProperty(property: PropertyDefinition) {
  return {
    name: property.name,
    label: property.label,
    type: property.type,
    fieldType: property.fieldType,
    description: '',
    groupName: 'partner_information',
    options: property.options.map((option, index) => ({ ...option, displayOrder: index, hidden: false })),
    hasUniqueValue: false,
    hidden: false,
    modificationMetadata: { archivable: false, readOnlyDefinition: true, readOnlyValue: property.readOnly },
  };
}
