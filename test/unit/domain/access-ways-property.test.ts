import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameAccess } from '../../../shared/domain/grant.ts';
import { accessOf } from '../../../shared/domain/portal-member.ts';
import { restrictedAmong } from '../../../shared/domain/restricted-actions.ts';
import { subscriptionFit } from '../../../shared/domain/subscription-fit.ts';
import {
  API,
  apply,
  FORBIDDEN,
  history,
  live,
  PEOPLE,
  packageOf,
  plan,
  portal,
  WORK,
  wantedBy,
} from '../../support/plan-world.ts';

describe('planAccess, by every way in', () => {
  it('leaves nothing to do when its plan has been carried out, by API and by hand', () => {
    fc.assert(
      fc.property(portal, history, (start, [, periods]) => {
        live(start, periods, true, (made, model, needed) => {
          const done = apply(model, made, true);
          for (const line of made.items.filter((one) => one.action !== 'refuse' && one.engagementIds.length > 0)) {
            const found = done.members.get(line.personId);
            expect(found !== undefined && sameAccess(accessOf(found), wantedBy(line))).toBe(true);
          }
          const next = plan(done, needed);
          expect(next.items.filter((line) => WORK.has(line.action))).toEqual([]);
        });
      }),
    );
  });

  it('does not depend on the order of engagements', () => {
    fc.assert(
      fc.property(portal, history, (start, [engagements, periods, byHand]) => {
        const model = live(start, periods, byHand);
        expect(plan(model, engagements.toReversed())).toEqual(plan(model, engagements));
      }),
    );
  });

  it('leaves nothing that we gave or took over, and all that was there, when everything has ended', () => {
    fc.assert(
      fc.property(portal, history, (start, [, periods]) => {
        const end = live(start, [...periods, []], true);
        expect([...end.grants.keys()]).toEqual([]);
        for (const personId of PEOPLE) {
          const [before, after] = [start.members.get(personId), end.members.get(personId)];
          if (before === undefined || start.grants.has(personId)) expect(after).toBeUndefined();
          else expect(after !== undefined && sameAccess(accessOf(after), accessOf(before))).toBe(true);
        }
      }),
    );
  });

  it('leaves what only a hand can take away as an open manual line', () => {
    fc.assert(
      fc.property(portal, history, (start, [, periods]) => {
        const given = live(start, periods, true);
        const ending = plan(given, []);
        const end = apply(given, ending, false);
        const open = plan(end, []).items.filter((line) => line.action === 'manual');
        for (const [personId, { superAdmin }] of end.members) {
          const made = superAdmin && start.members.get(personId)?.superAdmin !== true;
          if (made) expect(open.map((line) => line.personId)).toContain(personId);
        }
        expect([...end.grants.keys()].sort()).toEqual(open.map((line) => line.personId));
      }),
    );
  });

  it('never plans what a rule forbids, for whom it may not, or by an API that may not', () => {
    fc.assert(
      fc.property(portal, history, (start, [, periods, byHand]) => {
        live(start, periods, byHand, ({ items }, model, needed) => {
          for (const line of items.filter((one) => one.action !== 'refuse')) {
            const wanted = needed.filter((one) => line.engagementIds.includes(one.engagementId));
            for (const one of wanted) {
              expect(FORBIDDEN).not.toContain(one.packageKey);
              expect(restrictedAmong(packageOf(one))).toEqual([]);
              const had = model.grants.get(line.personId)?.engagementIds.includes(one.engagementId) === true;
              if (!had) expect(subscriptionFit(packageOf(one).needs, model.tier).fit).not.toBe('lacks');
            }
            expect(['p-client', 'p-shared']).not.toContain(line.personId);
            const api = API.has(line.action);
            if (model.unread || line.after?.superAdmin === true) expect(api).toBe(false);
            if (model.members.get(line.personId)?.superAdmin === true) expect(api).toBe(false);
          }
        });
      }),
    );
  });
});
