import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute, nothing } from '../route.ts';
import { createNamePerson, namePeople } from '../views/named-person.ts';

/** Who approves which package now. */
export const showPolicy = defineRoute({
  method: 'GET',
  path: '/policy',
  scope: 'read',
  input: nothing,
  run:
    ({ policies, people }) =>
    async () => {
      const current = await policies.current();
      if (current === undefined) throw new NotFoundError('Policy', '(none was published)');
      const namePerson = createNamePerson(people);
      const rules = current.rules.map(async (rule) => ({
        ...rule,
        approvers: await namePeople(namePerson, rule.approvers),
      }));
      return { status: 200, body: { ...current, rules: await Promise.all(rules) } };
    },
});
