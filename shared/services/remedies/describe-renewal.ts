import type { Wait } from '../../domain/wait.ts';
import { NotFoundError } from '../../errors.ts';
import type { Clients } from '../../ports/clients.ts';
import type { AgreedPackages } from '../access/agreed-packages.ts';
import { clientOf } from '../client-of.ts';
import type { WaitWords } from '../runs/describe-wait.ts';

/** What saying that a connection is to be renewed needs. */
export interface DescribeRenewalDependencies {
  readonly clients: Pick<Clients, 'read'>;
  readonly agreedPackages: AgreedPackages;
}

/** A connection that another super admin is to renew, because it rests on somebody who leaves, in words. @throws NotFoundError */
export type DescribeRenewal = (wait: Wait) => Promise<WaitWords>;

/** @see DescribeRenewal */
export function createDescribeRenewal({ clients, agreedPackages }: DescribeRenewalDependencies): DescribeRenewal {
  return async (wait) => {
    const client = await clientOf(clients, wait);
    if (client === undefined) throw new NotFoundError('Client', wait.clientId ?? wait.waitId);
    const { packageName = '', packageDoes = [], packageDoesNot = [] } = await agreedPackages(client.clientId);
    return {
      clientName: client.name,
      recordId: client.recordId,
      title: `Renew the connection of the portal of ${client.name}`,
      requestedBy: 'the agency, one of whose people leaves',
      riskWords: '',
      facts: [{ label: 'Client', value: client.name }],
      packageName,
      packageDoes,
      packageDoesNot,
    };
  };
}
