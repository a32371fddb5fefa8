import type { Engagement } from '../../../shared/domain/engagement.ts';
import { type NamePerson, namePeople } from './named-person.ts';

/** An engagement as the API shows it. */
export async function engagementView(engagement: Engagement, namePerson: NamePerson) {
  return {
    engagementId: engagement.engagementId,
    clientId: engagement.clientId,
    packageKey: engagement.packageKey,
    catalogueVersion: engagement.catalogueVersion,
    state: engagement.state,
    team: await namePeople(namePerson, engagement.team),
    startsAt: engagement.startsAt,
    endsAt: engagement.endsAt,
    requestedBy: await namePerson(engagement.requestedBy),
    approvedBy: await namePeople(namePerson, engagement.approvedBy),
  };
}
