import { describe, expect, inject, it } from 'vitest';
import { STAGES, type TemplateJson } from '../../support/stage-templates.ts';

/** A sentence about a template that must hold. */
export interface Rule {
  /** The sentence. */
  readonly says: string;
  /** What contradicts it, one line each. */
  findings(template: TemplateJson, stage: string): string[];
  /** A template that contradicts it; the rule must report it, else it could pass by seeing nothing. */
  broken(template: TemplateJson): TemplateJson;
}

/** Tries each rule on every stage's template, and on its fault. */
export function describeRules(stack: 'data' | 'app', rules: readonly Rule[]): void {
  for (const { says, findings, broken } of rules) {
    describe(says, () => {
      it.each(STAGES)('in %s', (stage) => {
        expect(findings(inject('stageTemplates')[stage][stack], stage)).toEqual([]);
      });

      it('and reports a template in which it is not so', () => {
        const sound = inject('stageTemplates').example[stack];
        expect(findings(broken(sound), 'example').length).toBeGreaterThan(0);
      });
    });
  }
}
