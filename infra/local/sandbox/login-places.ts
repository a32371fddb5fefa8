import type { LoginPlace } from './world-types.ts';

/** What HubSpot tells of where a login came from. Addresses are of the ranges for documentation (RFC 5737). */
interface PlaceFields {
  readonly ipAddress: string;
  readonly location: string;
  readonly countryCode: string;
  readonly regionCode: string;
}

export const LOGIN_PLACE_NAMES = ['berlin', 'munich', 'boston', 'london', 'singapore'] as const satisfies LoginPlace[];

export const LOGIN_PLACES: Readonly<Record<LoginPlace, PlaceFields>> = {
  berlin: { ipAddress: '192.0.2.10', location: 'Berlin, Germany', countryCode: 'de', regionCode: 'be' },
  munich: { ipAddress: '192.0.2.20', location: 'Munich, Germany', countryCode: 'de', regionCode: 'by' },
  boston: { ipAddress: '198.51.100.10', location: 'Boston, United States', countryCode: 'us', regionCode: 'ma' },
  london: { ipAddress: '203.0.113.10', location: 'London, United Kingdom', countryCode: 'gb', regionCode: 'eng' },
  singapore: { ipAddress: '203.0.113.20', location: 'Singapore, Singapore', countryCode: 'sg', regionCode: 'sg' },
};

export const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0';
