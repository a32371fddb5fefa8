/**
 * List prices in US dollars, without free tiers and discounts. Regions differ by a quarter at most; the estimate of a dry run is meant to tell
 * cents from dollars. AWS changes them now and then: change them here, with the day.
 */
export const AWS_PRICES = {
  asOf: '2025-11-01',
  region: 'us-east-1',
  /** A GB-second of Lambda on ARM. */
  lambdaGigabyteSecond: 0.0000133334,
  lambdaRequest: 0.0000002,
  /** On demand; a transactional write takes two. */
  tableWriteUnit: 0.000000625,
  tableReadUnit: 0.000000125,
  /** A transition of a standard state machine. */
  stateTransition: 0.000025,
  /** An object written to S3. */
  objectWrite: 0.000005,
  /** An asymmetric signature by KMS. */
  signature: 0.000015,
  mail: 0.0001,
} as const;
