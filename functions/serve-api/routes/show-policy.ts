import type { PublishedStage } from '../../../shared/domain/approval-policy.ts';
import { NotFoundError } from '../../../shared/errors.ts';
import { defineRoute, nothing } from '../route.ts';
import { createNamePerson, namePeople } from '../views/named-person.ts';

/** Who approves which package now, by name. */
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
      const nameStage = async (stage: PublishedStage) => ({
        ...stage,
        approvers: await namePeople(namePerson, stage.approvers),
        fallback: await namePeople(namePerson, stage.fallback),
      });
      const rules = current.rules.map(async (rule) => ({
        ...rule,
        stages: await Promise.all(rule.stages.map(nameStage)),
      }));
      return {
        status: 200,
        body: { ...current, rules: await Promise.all(rules), people: await namePeople(namePerson, current.people) },
      };
    },
});
