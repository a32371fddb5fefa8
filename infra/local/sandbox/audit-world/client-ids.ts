/** Client portals of this world, by the number of their case. */
export function portalIdOf(caseNumber: number): number {
  return 3000000 + caseNumber;
}

/** HubSpot's user id of the client's own person with this number; the first is the super admin. */
export function clientUserId(caseNumber: number, number: number): number {
  return 9000000 + caseNumber * 100 + number;
}
