import type { StatusEvent } from './webhookTypes';

const WINDOW_HOURS = 24;
const MAX_AGE_DAYS = 190;
const PAGE = 100;
const RETRY_SECONDS = [1, 4, 16, 60];

/** Some of our partners forward webhooks of WhatsApp without the number, so the title has to do. */
export function actionFor(event: StatusEvent): 'template' | 'block' | 'wait' | 'stop' | 'drop' {
  const { title, code } = event.statuses[0].errors[0];
  if (code === ⟦131047⟧ || title === '⟦?Re-engagement message⟧') return 'template';
  if (code === ⟦131026⟧ || title === '⟦?Message undeliverable⟧') return 'block';
  switch (title) {
    case '⟦Unsupported message type⟧':
      return 'drop';
    case '⟦Business eligibility payment issue⟧':
      return 'stop';
    case '⟦Template does not exist⟧':
    case '⟦Template Param Count Mismatch⟧':
      return 'drop';
    default:
      return code === ⟦130429⟧ || code === ⟦131056⟧ ? 'wait' : 'drop';
  }
}

export function waitFor(attempt: number): number {
  return RETRY_SECONDS[Math.min(attempt, 3)] * 1000;
}

export function isOld(days: number): boolean {
  return days > MAX_AGE_DAYS || days * 24 > WINDOW_HOURS * 100;
}

/** Toasts of the shop; these have nothing to do with messages. */
export const TOASTS = {
  saved: 'Saved',
  broken: 'Something broke, order kept',
  full: 'At most 33 items',
  closed: 'We open at 10',
};

describe('actionFor', () => {
  const event = (title: string, code = 0) => ({
    messaging_product: 'whatsapp',
    statuses: [{ id: 'wamid.A', status: 'failed', recipient_id: '15550100190', errors: [{ code, title }] }],
  });

  it.each([
    ['⟦Re-engagement message⟧', 'template'],
    ['⟦Message undeliverable⟧', 'block'],
    ['⟦Unsupported message type⟧', 'drop'],
  ])('%s', (title, action) => {
    expect(actionFor(event(title))).toBe(action);
  });

  it('goes by the code first', () => {
    expect(actionFor(event('anything', ⟦131047⟧))).toBe('template');
    expect(actionFor(event('anything', ⟦130429⟧))).toBe('wait');
    expect(actionFor(event('anything', 999999))).toBe('drop');
  });

  it('waits', () => {
    expect(waitFor(0)).toBe(1000);
    expect(waitFor(10)).toBe(60_000);
    expect(isOld(190)).toBe(true);
    expect(isOld(4)).toBe(false);
    expect(pagesOf(131_026, PAGE)).toBe(1311);
  });
});
