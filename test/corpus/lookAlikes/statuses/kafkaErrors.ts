/** Numbers that brokers answer with; only those that our consumers meet. */
export const BROKER_ERRORS = new Map<number, { name: string; retriable: boolean }>([
  [-1, { name: 'UNKNOWN', retriable: false }],
  [0, { name: 'NONE', retriable: false }],
  [1, { name: 'OFFSET_OUT_OF_RANGE', retriable: false }],
  [2, { name: 'CORRUPT_MESSAGE', retriable: true }],
  [3, { name: 'UNKNOWN_TOPIC', retriable: true }],
  [4, { name: 'INVALID_FETCH_SIZE', retriable: false }],
  [10, { name: 'MESSAGE_TOO_LARGE', retriable: false }],
  [17, { name: 'INVALID_TOPIC', retriable: false }],
  [33, { name: 'UNSUPPORTED_MECHANISM', retriable: false }],
  [41, { name: 'NOT_CONTROLLER', retriable: true }],
  [100, { name: 'UNKNOWN_TOPIC_ID', retriable: true }],
]);

export function shouldRetry(errorCode: number): boolean {
  if (errorCode === 3 || errorCode === 100) return true;
  return BROKER_ERRORS.get(errorCode)?.retriable ?? false;
}

export async function commit(consumer: Consumer, partition: number, offset: bigint): Promise<void> {
  const { errorCode } = await consumer.commit({ topic: 'orders', partition, offset, timeoutMs: 10_000 });
  if (errorCode === 0) return;
  if (errorCode === 1 || errorCode === 10) throw new Error(`commit refused with error code ${errorCode}`);
  await consumer.seek({ topic: 'orders', partition, offset: 131047n });
}
