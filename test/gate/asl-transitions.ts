import { type Machine, scopesOf, targetsOf } from './asl-machine.ts';

/** Each transition leads to a state of its own scope, each state can be reached, and each one that may not end says where it goes. */
export function transitionFindings(machine: Machine): string[] {
  return scopesOf(machine).flatMap((scope) => {
    const names = Object.keys(scope.States);
    const start = names.includes(scope.StartAt) ? [] : [`StartAt names ${scope.StartAt}, which does not exist`];
    const lost = Object.entries(scope.States).flatMap(([name, state]) =>
      targetsOf(state)
        .filter((target) => !names.includes(target))
        .map((target) => `${name} goes to ${target}, which does not exist here`),
    );
    const reached = reachable(scope);
    const unreached = names.filter((name) => !reached.has(name)).map((name) => `${name} is never reached`);
    return [...start, ...lost, ...unreached];
  });
}

function reachable(scope: Machine): Set<string> {
  const reached = new Set<string>();
  const open = [scope.StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = scope.States[name];
    if (state === undefined || reached.has(name)) continue;
    reached.add(name);
    open.push(...targetsOf(state));
  }
  return reached;
}
