import type { LedgerFact } from '../domain/ledger.ts';
import type { Absence, NoticeChoice, Person, PersonKind, Unreachable } from '../domain/person.ts';

/** People by their opaque id. */
export interface People {
  /** Finds the person of an address or makes one; adds a HubSpot user id or a better kind that was not known. */
  ensure(known: { email: string; name: string; kind: PersonKind; hubspotUserId?: string | undefined }): Promise<Person>;
  read(personId: string): Promise<Person | undefined>;
  findByEmail(email: string): Promise<Person | undefined>;
  /**
   * Notes one thing about a person, leaving the rest; `undefined` takes it away. Whoever is unreachable already stays so since then, and the
   * fact is not written. @throws NotFoundError
   */
  note(personId: string, known: PersonNote, fact?: LedgerFact): Promise<void>;
}

/** What can be noted about a person. */
export type PersonNote =
  | { readonly absence: Absence | undefined }
  | { readonly unreachable: Unreachable | undefined }
  | { readonly notices: NoticeChoice };

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
