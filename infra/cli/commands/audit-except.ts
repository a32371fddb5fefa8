import { argument, type CommandSpec } from '../command.ts';
import { remedyAnswer } from '../offboarding-answers.ts';
import { dayOf } from './engagement-start.ts';

/** @see CommandSpec */
export const auditExcept: CommandSpec = {
  name: 'except <audit-or-offboarding>',
  summary: 'Say what limits the risk of access that stays, and until when.',
  about: `What could not be taken away stays as an exception, on the terms of the policy. This sets other terms: what limits the risk meanwhile, and the day on which it
is looked at again. You answer for it, and nobody answers for their own access.`,
  options: [
    { flags: '--client <client>', description: 'whose portal', required: true },
    { flags: '--person <address>', description: 'whose access', required: true },
    { flags: '--reason-control <text>', description: 'what limits the risk meanwhile', required: true },
    { flags: '--until <date>', description: 'when it is looked at again', required: true, parse: dayOf },
  ],
  examples: [
    'steward audit except 2026-q4 --client c-300001 --person consultant-1@example.com --reason-control "Read weekly; the client removes the user by hand" --until 2027-01-31',
  ],
  async run({ args, options, api, look }) {
    const path = `/remedies/${encodeURIComponent(argument(args, 0))}/exception`;
    const { client, person, reasonControl: control, until } = options;
    const { raw, data } = await api.send('POST', path, { client, person, control, until }, remedyAnswer);
    const { exception } = data;
    const ends = exception === null ? '' : look.when.time(exception.until);
    return { json: raw, text: `It stays until ${ends}; ${exception?.approvedBy.name ?? 'nobody'} answers for it.` };
  },
};
