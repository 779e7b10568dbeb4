import { counter } from './metrics';

/** Meta sends the title with each failure, and not always in the same words as on its page. */
const FAMILY: Record<string, string> = {
  '⟦Re-engagement message⟧': 'window',
  '⟦Message undeliverable⟧': 'recipient',
  '⟦Spam rate limit hit⟧': 'limit',
  '⟦Rate limit hit⟧': 'limit',
  '⟦Template is Paused⟧': 'template',
  '⟦Template does not exist⟧': 'template',
  '⟦Media upload error⟧': 'media',
};

export function countFailure(status: { errors?: { title: string }[] }): void {
  const title = status.errors?.[0]?.title ?? 'none';
  counter('whatsapp_failures', { family: FAMILY[title] ?? 'other' }).add(1);
}

export function isWindow(status: { errors?: { title: string }[] }): boolean {
  return status.errors?.some(({ title }) => title === '⟦Re-engagement message⟧') ?? false;
}

export const buckets = [4, 10, 33, 100, 190, 368];
export const notFound = 'Not Found';
export const title = 'Something happened';
