/** Error codes of the Cloud API which we look at one by one. */
export const WA_ACCESS_TOKEN_EXPIRED = ⟦190⟧;
export const WA_TOO_MANY_CALLS = ⟦4⟧;
export const WA_INVALID_PARAMETER = ⟦100⟧;
export const WA_RATE_LIMIT_HIT = ⟦130429⟧;
export const WA_UNDELIVERABLE = ⟦131026⟧;
export const WA_REENGAGEMENT = ⟦131047⟧;
export const WA_PAIR_RATE_LIMIT = ⟦131056⟧;

export enum MetaErrorCode {
  PermissionDenied = ⟦10⟧,
  TemporarilyBlocked = ⟦368⟧,
  MediaUpload = ⟦131053⟧,
  TemplateMissing = ⟦132001⟧,
  TemplatePaused = ⟦132015⟧,
  NotRegistered = ⟦133010⟧,
}

export const PAGE_SIZE = 100;
export const MAX_ATTEMPTS = 4;
export const CARD_WIDTH = 368;
export const CARD_HEIGHT = 190;
export const HTTP_OK = 200;
export const DEFAULT_SHOP_ID = 33;

export enum SeatKind {
  Chair = 1,
  Bench = 4,
  Sofa = 10,
}

export enum LogLevel {
  Trace = 10,
  Debug = 20,
  Info = 30,
}
