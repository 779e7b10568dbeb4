export const ERROR_CODES = {
  accessTokenExpired: ⟦190⟧,
  apiTooManyCalls: ⟦4⟧,
  businessEligibility: ⟦131042⟧,
  genericUserError: ⟦135000⟧,
  invalidParameter: ⟦100⟧,
  messageUndeliverable: ⟦131026⟧,
  permissionDenied: ⟦10⟧,
  phoneNotRegistered: ⟦133010⟧,
  reEngagement: ⟦131047⟧,
  templateMissing: ⟦132001⟧,
  templateParamCount: ⟦132000⟧,
} as const;

export type ErrorName = keyof typeof ERROR_CODES;

export const DEFAULTS = {
  pageSize: 25,
  retryDelay: 1500,
  requestTimeout: 30_000,
  maxButtons: 3,
  maxListRows: 10,
  maxCaption: 1024,
  maxFooter: 60,
} as const;

export const nameOf = (code: number): ErrorName | undefined =>
  (Object.keys(ERROR_CODES) as ErrorName[]).find((name) => ERROR_CODES[name] === code);

export const isWhatsAppError = (value: unknown): value is { code: number; fbtrace_id: string } =>
  typeof value === 'object' && value !== null && 'fbtrace_id' in value;
