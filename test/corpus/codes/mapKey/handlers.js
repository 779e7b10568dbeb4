import { pause, page, swap, close } from './actions.js';

/** One handler for each code that Meta may send; the others are only counted. */
export const handlers = {
  [⟦130429⟧]: () => pause(1_000),
  [⟦131048⟧]: () => pause(24 * 3_600_000),
  [⟦131056⟧]: ({ to }) => pause(6_000, to),
  [⟦131026⟧]: ({ to }) => close(to, 'unreachable'),
  [⟦131047⟧]: ({ id }) => swap(id, 'template'),
  [⟦131042⟧]: () => page('billing'),
  [⟦190⟧]: () => page('operations'),
};

export async function onStatus(status) {
  if (status.status !== 'failed') return;
  for (const { code } of status.errors ?? []) {
    await handlers[code]?.({ id: status.id, to: status.recipient_id });
  }
}

export async function onBatch(statuses, size = 20) {
  for (let at = 0; at < statuses.length; at += size) {
    await Promise.all(statuses.slice(at, at + size).map(onStatus));
  }
}

export const weekdays = { 0: 'sun', 1: 'mon', 2: 'tue', 3: 'wed', 4: 'thu', 5: 'fri', 6: 'sat' };
