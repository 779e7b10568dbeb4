import { z } from 'zod';

export const whatsappErrorCode = z.union([
  z.literal(⟦0⟧),
  z.literal(⟦4⟧),
  z.literal(⟦100⟧),
  z.literal(⟦190⟧),
  z.literal(⟦130429⟧),
  z.literal(⟦131026⟧),
  z.literal(⟦131047⟧),
  z.literal(⟦131053⟧),
]);

export const webhook = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(z.object({ id: z.string(), changes: z.array(z.unknown()).max(1000) })).min(1),
});

export const listQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  sort: z.enum(['created_at', 'updated_at']).default('created_at'),
  columns: z.union([z.literal(1), z.literal(2), z.literal(4)]).default(2),
});

export function isKnown(code: number): boolean {
  return whatsappErrorCode.safeParse(code).success;
}
