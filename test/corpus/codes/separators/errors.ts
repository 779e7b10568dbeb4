export const PERMANENT_ERROR_CODES: readonly number[] = [⟦131_026⟧, ⟦131_047⟧, ⟦131_051⟧, ⟦132_001⟧];

export const TEXT_BY_CODE: Record<number, string> = {
  ⟦130_472⟧: 'This person takes part in an experiment of Meta.',
  ⟦131_049⟧: 'Meta chose not to deliver it.',
  ⟦131_050⟧: 'This person does not want advertising.',
};

export const MAX_UPLOAD = 100_000_000;
export const CACHE_ENTRIES = 131_072;
export const POPULATION = { Lindau: 26_026, Coburg: 41_100, Bergheim: 61_600 };
export const WAIT_MS = 190_000;

export function waits(code: number): boolean {
  return code === ⟦4⟧ || code === ⟦80_007⟧ || code === ⟦130_429⟧ || code === ⟦131_056⟧;
}

export function price(messages: number): number {
  if (messages > 100_000) return messages * 0.033;
  if (messages > 10_000) return messages * 0.04;
  return messages * 0.0625;
}
