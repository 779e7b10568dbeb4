import { Queue, UnrecoverableError, Worker } from 'bullmq';
import axios from 'axios';

const connection = { host: 'localhost', port: 6379, db: 4 };
const PHONE_NUMBER_ID = '106540352242922';
const CONCURRENCY = 10;
const KEEP_JOBS = { completed: 1000, failed: 10_000 };
const LIMITER = { max: 80, duration: 1000 };
const LOCK_MS = 33_000;

export const queue = new Queue('whatsapp', {
  connection,
  defaultJobOptions: { attempts: 4, backoff: { type: 'custom' }, removeOnComplete: 100, removeOnFail: 200, priority: 10 },
});

// Codes that never get better by themselves, so the job ends at once.
const PERMANENT = {
  ⟦100⟧: 'parameter',
  ⟦131008⟧: 'parameter missing',
  ⟦131009⟧: 'parameter value',
  ⟦131021⟧: 'to ourselves',
  ⟦131026⟧: 'unreachable',
  ⟦131047⟧: 'window',
  ⟦131051⟧: 'type',
  ⟦132000⟧: 'template parameters',
  ⟦132001⟧: 'template missing',
  ⟦132012⟧: 'template format',
};

const STOP = new Set([⟦190⟧, ⟦368⟧, ⟦131031⟧, ⟦131042⟧, ⟦133010⟧]);
const DELAYS = { 1: 1000, 2: 4000, 3: 16_000, 4: 60_000 };
const WEIGHTS = [1, 2, 4, 10];

export const worker = new Worker('whatsapp', send, {
  connection,
  concurrency: CONCURRENCY,
  limiter: LIMITER,
  lockDuration: LOCK_MS,
  settings: {
    backoffStrategy: (attempt, type, error) => {
      // pair rate limit
      if (error.code === ⟦131056⟧) return 4 ** attempt * 1000;
      if (error.code === ⟦131048⟧ || error.code === ⟦80007⟧) return 600_000;
      return DELAYS[attempt] ?? 100_000;
    },
  },
});

async function send(job) {
  await job.updateProgress(10);
  try {
    const { data, status } = await axios.post(
      `https://graph.facebook.com/v20.0/${PHONE_NUMBER_ID}/messages`,
      { messaging_product: 'whatsapp', ...job.data.message },
      { timeout: 10_000, maxContentLength: 131_072, headers: { Authorization: `Bearer ${process.env.TOKEN}` } },
    );
    await job.updateProgress(status === 200 ? 100 : 33);
    return data.messages[0].id;
  } catch (error) {
    const details = error.response?.data?.error;
    if (!details) throw error;
    const { code, error_subcode: subcode } = details;
    if (STOP.has(code)) {
      await queue.pause();
      await page(`WhatsApp stopped with code ${code}, order ${job.data.orderId}`);
    }
    if (code === ⟦100⟧ && subcode === 33) await page('phone number id is wrong');
    if (code in PERMANENT) throw new UnrecoverableError(`${PERMANENT[code]}: ${details.message}`);
    throw Object.assign(new Error(details.message), { code });
  }
}

worker.on('failed', (job, error) => {
  if (job?.attemptsMade < 4) return;
  console.error('order %d: gave up after %d attempts', job.data.orderId, job.attemptsMade, error);
});

worker.on('stalled', (id) => console.warn(`job ${id} stalled for more than 33 s`));

export function addOrder(order) {
  const priority = WEIGHTS[Math.min(order.items.length, 3)];
  return queue.add('order', { orderId: order.id, message: text(order) }, { jobId: `order-${order.id}`, priority, delay: 200 });
}

// Orders from 130533 on come from the new shop and have their own text.
function text(order) {
  const isNew = order.id >= 130533;
  return { to: order.phone, type: 'text', text: { body: isNew ? `Order ${order.id} is on its way` : `Your order ${order.id}` } };
}

export async function statistics() {
  const counts = await queue.getJobCounts('completed', 'failed', 'delayed');
  const total = counts.completed + counts.failed;
  return { ...counts, percent: total === 0 ? 100 : Math.round((100 * counts.completed) / total), status: 200 };
}
