import { type Closure, holdsUninstall, MOST_LOOKS } from '../../shared/domain/closure.ts';
import { clientStream } from '../../shared/domain/ledger.ts';
import type { OutgoingStop } from '../../shared/domain/outgoing.ts';
import type { Run } from '../../shared/domain/run.ts';
import { ConflictError, ConnectionBrokenError, OutgoingStoppedError } from '../../shared/errors.ts';
import type { Clock } from '../../shared/ports/clock.ts';
import type { Closures } from '../../shared/ports/closures.ts';
import type { Connections } from '../../shared/ports/connections.ts';
import type { AppInstalls } from '../../shared/ports/hubspot.ts';
import type { Remedies } from '../../shared/ports/remedies.ts';
import type { Runs } from '../../shared/ports/runs.ts';
import { closureOf, remediesOfClosure } from '../../shared/services/closures/closure-of-run.ts';
import type { FindOurs } from '../../shared/services/closures/find-ours.ts';
import type { ReadStop } from '../../shared/services/outgoing/guard-writes.ts';
import { readRun } from '../../shared/services/runs/read-run.ts';
import type { RunInput } from '../../workflows/common.ts';

/** What uninstalling needs. */
export interface UninstallAppDependencies {
  readonly runs: Pick<Runs, 'read'>;
  readonly closures: Pick<Closures, 'read' | 'replace'>;
  readonly remedies: Pick<Remedies, 'ofShard'>;
  readonly connections: Pick<Connections, 'read' | 'replace'>;
  readonly clientAppId: number;
  readonly findOurs: FindOurs;
  readonly appInstalls: AppInstalls;
  readonly readStop: ReadStop;
  readonly clock: Clock;
}

/** What the step answers. `again`: somebody of ours is in the portal who has no remedy, or was removed before. */
export interface UninstalledApp {
  readonly verdict: 'uninstalled' | 'kept' | 'again' | 'stopped';
}

/** More conflicts in a row mean that something is wrong. */
const TRIES = 5;

/**
 * Uninstalls the app, when nobody of ours is left whom the client has not accepted.
 * 1. Done by an earlier try: found so.
 * 2. While all outgoing changes are stopped, the run is held. Each remedy is settled, else the run goes on with its next attempt. One that holds the app back keeps it: it is what the rest can be read back with.
 * 3. The portal is read once more: a run that was under way may have given access meanwhile.
 *    From here on it is not read any more: a later try could not tell an app that we uninstalled from a broken connection.
 * 4. The app is uninstalled; one that is gone is fine. Its tokens are dropped from the record, with the ledger entry, and the closure notes it.
 * @throws ConflictError
 */
export function createUninstallApp(dependencies: UninstallAppDependencies) {
  const { runs, closures, remedies, connections, clientAppId, findOurs, appInstalls } = dependencies;
  const { readStop, clock } = dependencies;

  return async ({ runId }: RunInput): Promise<UninstalledApp> => {
    const run = await readRun(runs, runId);
    const closure = await closureOf(closures, run);
    // 1. Done?
    if (closure.uninstalledAt !== undefined) return { verdict: 'uninstalled' };
    if (closure.state !== 'running') return { verdict: 'kept' };
    const stop = await readStop();
    if (stop === 'outgoing-stopped') return { verdict: 'stopped' };
    const keeps = closure.uninstallBegun === undefined ? await reasonToWait(closure, run, stop) : undefined;
    if (keeps !== undefined) return { verdict: keeps };
    // 4. Uninstall.
    try {
      await uninstall(closure, run);
    } catch (error) {
      if (!(error instanceof OutgoingStoppedError)) throw error;
      // Nothing was sent: whoever comes back after the stop looks again at who is there.
      await change(run, ({ uninstallBegun: _begun, ...rest }) => rest);
      return { verdict: 'stopped' };
    }
    return { verdict: 'uninstalled' };
  };

  /** Why the app does not go now; undefined where nothing stands in the way, which is noted. */
  async function reasonToWait(
    closure: Closure,
    run: Run,
    stop: OutgoingStop | undefined,
  ): Promise<'kept' | 'again' | undefined> {
    // 2. Settled?
    const all = await remediesOfClosure(remedies, closure);
    const open = all.filter(({ state }) => state === 'planned' || state === 'awaiting-person');
    if (open.length > 0) throw new ConflictError(`${open.length} removals of a closure are not settled yet.`);
    if (stop === 'observe-mode' || all.some(holdsUninstall)) return 'kept';
    // 3. Nobody new?
    const accepted = new Set(all.filter(({ state }) => state === 'exception').map(({ personId }) => personId));
    const users = (await findOurs(closure.clientId, closure.portalId)) ?? [];
    if (users.some(({ personId }) => !accepted.has(personId))) return lookAgain(run);
    await change(run, (current) => ({ ...current, uninstallBegun: clock.now().toISOString() }));
    return undefined;
  }

  /** Not for ever: what comes back again and again is left to people. */
  async function lookAgain(run: Run): Promise<'again' | 'kept'> {
    const looks = ((await closureOf(closures, run)).looks ?? 0) + 1;
    if (looks > MOST_LOOKS) return 'kept';
    await change(run, (current) => ({ ...current, looks }));
    return 'again';
  }

  async function uninstall(closure: Closure, run: Run): Promise<void> {
    const connection = await connections.read(clientAppId, closure.portalId);
    const installed = connection?.health === 'healthy' || connection?.health === 'missing-scope';
    const gone = installed && connection.accessToken !== '' ? await uninstallNow(closure.portalId) : true;
    const at = clock.now().toISOString();
    // What an earlier try began, it may have done.
    await dropTokens(closure, run, at, gone && closure.uninstallBegun === undefined);
    await change(run, (current) => ({ ...current, uninstalledAt: current.uninstalledAt ?? at }));
  }

  async function change(run: Run, to: (current: Closure) => Closure): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await closures.replace(to(await closureOf(closures, run)), []);
      } catch (error) {
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  }

  /** Whether it was gone before. */
  async function uninstallNow(portalId: number): Promise<boolean> {
    try {
      return (await appInstalls.uninstall(portalId)) === 'gone';
    } catch (error) {
      // Refreshing told so: the client was faster, or an earlier try got as far as this.
      if (error instanceof ConnectionBrokenError) return true;
      throw error;
    }
  }

  async function dropTokens(closure: Closure, run: Run, at: string, gone: boolean): Promise<void> {
    const { clientId, portalId, closureId } = closure;
    for (let attempt = 1; ; attempt++) {
      const connection = await connections.read(clientAppId, portalId);
      if (connection === undefined || connection.accessToken === '') return;
      // Nobody is given the task to renew what was ended.
      const { leaseUntil: _released, brokenAt: _broken, ...rest } = connection;
      try {
        return await connections.replace({ ...rest, health: 'uninstalled', accessToken: '', refreshToken: '' }, [
          {
            stream: clientStream(clientId),
            type: 'app-uninstalled',
            at,
            runId: run.runId,
            correlationId: run.correlationId,
            facts: { appId: clientAppId, portalId, closureId, gone },
          },
        ]);
      } catch (error) {
        // A token was refreshed at this moment.
        if (!(error instanceof ConflictError) || attempt === TRIES) throw error;
      }
    }
  }
}
