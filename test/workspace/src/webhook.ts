import { STOP_SENDING } from './errors';

interface MessageStatus {
  id: string;
  status: 'sent' | 'delivered' | 'read' | 'failed';
  recipient_id: string;
  errors?: { code: number; title: string; error_data?: { details: string } }[];
}

/** Handles `entry[].changes[].value` of the webhook field `messages`. */
export function onStatuses(statuses: MessageStatus[], pause: () => void): void {
  for (const { id, status, errors = [] } of statuses) {
    if (status !== 'failed') continue;
    for (const error of errors) {
      console.error(`message ${id} failed: (#${error.code}) ${error.title}`);
      if (STOP_SENDING.has(error.code)) pause();
      if (error.code === 131026) markUnreachable(id);
    }
  }
}

function markUnreachable(id: string): void {
  console.info(`ask the customer of ${id} for another way to reach them`);
}
