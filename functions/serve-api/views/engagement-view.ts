import type { Engagement, EngagementTerms } from '../../../shared/domain/engagement.ts';
import { type NamePerson, namePeople } from './named-person.ts';

/** An engagement as the API shows it; `before` is what holds until a change of it is allowed. */
export async function engagementView(engagement: Engagement, namePerson: NamePerson) {
  const { before } = engagement;
  return {
    engagementId: engagement.engagementId,
    clientId: engagement.clientId,
    state: engagement.state,
    startsAt: engagement.startsAt,
    requestedBy: await namePerson(engagement.requestedBy),
    adopted: engagement.adopted === true,
    ...(await termsView(engagement, namePerson)),
    before: before === undefined ? null : { state: before.state, ...(await termsView(before, namePerson)) },
  };
}

async function termsView(terms: EngagementTerms, namePerson: NamePerson) {
  return {
    packageKey: terms.packageKey,
    catalogueVersion: terms.catalogueVersion,
    team: await namePeople(namePerson, terms.team),
    endsAt: terms.endsAt,
    approvedBy: await namePeople(namePerson, terms.approvedBy),
  };
}
