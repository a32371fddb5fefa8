import type { Person, PersonKind } from '../domain/person.ts';

/** People by their opaque id. */
export interface People {
  /** Finds the person of an address or makes one; adds a HubSpot user id or a better kind that was not known. */
  ensure(known: { email: string; name: string; kind: PersonKind; hubspotUserId?: string | undefined }): Promise<Person>;
  read(personId: string): Promise<Person | undefined>;
  findByEmail(email: string): Promise<Person | undefined>;
}

/** The partner's people: users of the partner portal and people ever seen there. */
export interface RosterBook {
  members(): Promise<RosterMember[]>;
  /** Adds or updates a member. */
  save(member: RosterMember): Promise<void>;
}

/** One line of the roster; leavers stay, marked. */
export interface RosterMember {
  readonly personId: string;
  readonly hubspotUserId: string;
  readonly seenAt: string;
  readonly leftAt?: string | undefined;
}
