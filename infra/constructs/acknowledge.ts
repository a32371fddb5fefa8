import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Suppresses one security rule for one construct and all below it, with the reason that a reviewer reads. */
export function acknowledge(construct: IConstruct, id: string, reason: string): void {
  Validations.of(construct).acknowledge({ id, reason });
}

/** Suppresses the finding of one wildcard, and of no other: `resource` is the pattern exactly as the policy has it. */
export function acknowledgeWildcard(construct: IConstruct, resource: string, reason: string): void {
  acknowledge(construct, `AwsSolutions-IAM5[Resource::${asFinding(Stack.of(construct).resolve(resource))}]`, reason);
}

/** A resolved value as the rules print it: references in angle brackets. */
function asFinding(resolved: unknown): string {
  if (typeof resolved === 'string') return resolved;
  if (typeof resolved !== 'object' || resolved === null) return String(resolved);
  const {
    Ref,
    'Fn::GetAtt': attribute,
    'Fn::Join': join,
    'Fn::ImportValue': imported,
  } = resolved as {
    Ref?: string;
    'Fn::GetAtt'?: [string, string];
    'Fn::Join'?: [string, unknown[]];
    'Fn::ImportValue'?: unknown;
  };
  if (Ref !== undefined) return `<${Ref}>`;
  if (attribute !== undefined) return `<${attribute.join('.')}>`;
  if (imported !== undefined) return asFinding(imported);
  if (join !== undefined) return join[1].map(asFinding).join(join[0]);
  return JSON.stringify(resolved);
}
