import Bottleneck from 'bottleneck';

/** Limits of our own towards the Cloud API; well below what Meta grants, so that bursts of two workers fit. */
export const RATE_LIMITS = {
  messagesPerSecond: 80,
  perRecipientSeconds: 4,
  burst: 100,
  maxConcurrent: 10,
  highWater: 1000,
  templatesPerHour: 200,
  businessCallsPerHour: 5000,
} as const;

export const TIERS = [250, 1000, 2000, 10_000, 100_000];

const limiter = new Bottleneck({
  reservoir: 80,
  reservoirRefreshAmount: 80,
  reservoirRefreshInterval: 1000,
  maxConcurrent: RATE_LIMITS.maxConcurrent,
  highWater: 1000,
  minTime: 10,
});

limiter.on('failed', async (error, info) => {
  if (info.retryCount < 4) return 190 * 2 ** info.retryCount;
  return undefined;
});

export function schedule<T>(task: () => Promise<T>, priority = 4): Promise<T> {
  return limiter.schedule({ priority, weight: 1, expiration: 33_000 }, task);
}

export async function sendAll(phoneNumberId: string, messages: readonly object[]) {
  const url = `https://graph.facebook.com/v19.0/${phoneNumberId}/messages`;
  return Promise.all(
    messages.map((message) =>
      schedule(async () => {
        const response = await fetch(url, {
          method: 'POST',
          body: JSON.stringify({ messaging_product: 'whatsapp', ...message }),
        });
        return response.status === 200;
      }),
    ),
  );
}
