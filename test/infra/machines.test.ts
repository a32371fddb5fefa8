import { describe, expect, inject, it } from 'vitest';
import { FUNCTION_RIGHTS } from '../../infra/function-rights.ts';
import { scopesOf } from '../gate/asl-machine.ts';
import { calledBy, type WorkflowName, workflowDefinition } from '../support/workflow-definition.ts';
import golden from '../workflows/golden/0.1.0.json' with { type: 'json' };
import { describeRules, type Rule } from './rules/rule.ts';
import { at, resourcesOf, statementsOfRole, textOf, withFault } from './rules/template.ts';

const MACHINE = 'AWS::StepFunctions::StateMachine';
const RULES: Rule[] = [
  {
    says: 'a machine may call exactly the functions of its definition, and each name in it stands for the function of that name',
    findings: (template) =>
      resourcesOf(template, MACHINE).flatMap((machine) => {
        const name = textOf(machine.Properties['StateMachineName']).replace(/^steward-\w+-/, '') as WorkflowName;
        const roleId = textOf(at(machine.Properties, 'RoleArn', 'Fn::GetAtt', 0));
        const may = statementsOfRole(template, roleId)
          .filter((one) => one.actions.includes('lambda:InvokeFunction'))
          .flatMap((one) => one.resources.map(functionIn));
        const wanted = calledIn(name).map(kebab);
        const meant = Object.entries((machine.Properties['DefinitionSubstitutions'] ?? {}) as Record<string, unknown>);
        return [
          ...(JSON.stringify(may.sort()) === JSON.stringify(wanted.sort())
            ? []
            : [`${name} may call ${may.join(', ')}`]),
          ...meant
            .filter(([key, arn]) => kebab(key) !== functionIn(textOf(arn)))
            .map(([key, arn]) => `${key} of ${name} is ${textOf(arn)}`),
        ];
      }),
    broken: (template) =>
      withFault(template, MACHINE, (properties) => {
        properties['DefinitionSubstitutions'] = {
          ReviewInvitation: 'arn:aws:lambda:eu-central-1:0:function:steward-prod-send-mail',
        };
      }),
  },
  {
    says: 'the functions that a machine calls are deployed',
    findings: (template) => {
      const names = resourcesOf(template, 'AWS::Lambda::Function').map((one) => textOf(one.Properties['FunctionName']));
      return resourcesOf(template, MACHINE)
        .flatMap((machine) =>
          Object.values((machine.Properties['DefinitionSubstitutions'] ?? {}) as Record<string, unknown>),
        )
        .map((arn) => textOf(arn).split(':').at(-1) ?? '')
        .filter((name) => !names.includes(name));
    },
    broken: (template) =>
      withFault(template, MACHINE, (properties) => {
        properties['DefinitionSubstitutions'] = { Gone: 'arn:aws:lambda:eu-central-1:0:function:steward-prod-gone' };
      }),
  },
  {
    says: 'a machine logs what happens, and no payload',
    findings: (template) =>
      resourcesOf(template, MACHINE).flatMap(({ id, Properties: own }) => [
        ...(at(own, 'LoggingConfiguration', 'IncludeExecutionData') === false ? [] : [`${id} logs payloads`]),
        ...(at(own, 'LoggingConfiguration', 'Level') === 'ALL' ? [] : [`${id} logs too little`]),
        ...(at(own, 'TracingConfiguration', 'Enabled') === true ? [] : [`${id} is not traced`]),
        ...(own['StateMachineType'] === 'STANDARD' ? [] : [`${id} cannot wait`]),
      ]),
    broken: (template) =>
      withFault(template, MACHINE, (properties) => {
        properties['LoggingConfiguration'] = { IncludeExecutionData: true, Level: 'ALL' };
      }),
  },
  {
    says: 'a machine with a distributed Map starts, watches and stops its own children, and no machine any other',
    findings: (template) =>
      resourcesOf(template, MACHINE).flatMap((machine) => {
        const full = textOf(machine.Properties['StateMachineName']);
        const name = full.replace(/^steward-\w+-/, '') as WorkflowName;
        const roleId = textOf(at(machine.Properties, 'RoleArn', 'Fn::GetAtt', 0));
        const may = statementsOfRole(template, roleId).flatMap((one) =>
          one.actions
            .filter((action) => action.startsWith('states:'))
            .flatMap((action) =>
              one.resources.map((resource) => `${action} ${/(execution|stateMachine):.*$/.exec(resource)?.[0]}`),
            ),
        );
        const own = [
          `states:DescribeExecution execution:${full}/*`,
          `states:StartExecution stateMachine:${full}`,
          `states:StopExecution execution:${full}/*`,
        ];
        const wanted = isDistributed(name) ? own : [];
        return JSON.stringify(may.sort()) === JSON.stringify(wanted) ? [] : [`${name} may ${may.join(', ')}`];
      }),
    broken: (template) =>
      withFault(template, MACHINE, (properties) => {
        properties['StateMachineName'] = 'steward-prod-offboarding-audit';
      }),
  },
];

describeRules('app', RULES);

describe('functions that a released machine calls', () => {
  it.each(Object.entries(golden))('stay: those of %s in 0.1.0', (_workflow, functions) => {
    const missing = Object.keys(functions).filter((name) => FUNCTION_RIGHTS[kebab(name)] === undefined);
    expect(missing).toEqual([]);
  });

  it('keep their names: a running execution has them in its definition', () => {
    const { app } = inject('stageTemplates').example;
    const names = resourcesOf(app, 'AWS::Lambda::Function').map((one) => textOf(one.Properties['FunctionName']));
    expect(names.sort()).toEqual(
      Object.keys(FUNCTION_RIGHTS)
        .map((name) => `steward-prod-${name}`)
        .sort(),
    );
  });
});

function calledIn(name: WorkflowName): string[] {
  const all = scopesOf(workflowDefinition(name)).flatMap((scope) => Object.values(scope.States));
  return [...new Set(all.flatMap((state) => calledBy(state) ?? []))];
}

/** Whether the machine has a Map whose children are executions of their own. */
function isDistributed(name: WorkflowName): boolean {
  return /"DISTRIBUTED"/.test(JSON.stringify(workflowDefinition(name)));
}

function functionIn(arn: string): string {
  return (arn.split(':').at(-1) ?? '').replace(/^steward-[^-]+-/, '');
}

/** ApplyAccess -> apply-access */
function kebab(name: string): string {
  return name.replace(/(?<!^)([A-Z])/g, '-$1').toLowerCase();
}
