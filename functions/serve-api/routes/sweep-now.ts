import { defineRoute, nothing } from '../route.ts';

/** Does now what the schedule does by itself: reads the partner clients and the journal, and deals with all that is due. */
export const sweepNow = defineRoute({
  method: 'POST',
  path: '/sweeps',
  scope: 'operate',
  input: nothing,
  run:
    ({ chores }) =>
    async (_input, { correlationId }) => {
      // Side by side: one that fails or takes long does not keep the other back.
      const [poll, sweep, journal] = await Promise.allSettled([
        chores.poll(correlationId),
        chores.sweep(correlationId),
        chores.journal(correlationId),
      ]);
      const reportOf = <T>(settled: PromiseSettledResult<T>) => (settled.status === 'fulfilled' ? settled.value : null);
      const body = { poll: reportOf(poll), sweep: reportOf(sweep), journal: reportOf(journal) };
      return { status: 200, body: { ok: Object.values(body).every((report) => report !== null), ...body } };
    },
});
