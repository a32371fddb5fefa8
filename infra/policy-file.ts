import { type ApprovalPolicy, approvalPolicySchema } from '../shared/domain/approval-policy.ts';
import { issueLine } from '../shared/domain/input-issues.ts';
import { policyFaults } from '../shared/domain/policy-rules.ts';
import { ConfigurationError, readJsonFile } from './config.ts';

/**
 * Reads an approval policy file and checks it by itself; whether it covers the catalogue is checked when it is published.
 * @throws ConfigurationError naming the file and each path in it, with what was expected there or the rule that it breaks.
 */
export function readPolicyFile(file: string): ApprovalPolicy {
  const policy = readJsonFile(file, approvalPolicySchema);
  const faults = policyFaults(policy);
  if (faults.length === 0) return policy;
  throw new ConfigurationError(faults.map((fault) => issueLine(file, fault)).join('\n'));
}
