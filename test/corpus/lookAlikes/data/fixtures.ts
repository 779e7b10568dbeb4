import { faker } from '@faker-js/faker';

faker.seed(131026);

export const users = [
  { id: 131021, name: 'Ana', age: 33, code: 'A190', score: 100, posts: [4, 10, 33] },
  { id: 131022, name: 'Ben', age: 41, code: 'B200', score: 92, posts: [1, 2] },
  { id: 131023, name: 'Cleo', age: 29, code: 'C368', score: 0, posts: [] },
];

export const errors = [
  { id: 131024, page: '/cart', line: 190, column: 33, count: 4, message: 'x is undefined' },
  { id: 131026, page: '/', line: 100, column: 4, count: 10, message: 'Failed to fetch' },
  { id: 131028, page: '/help', line: 200, column: 10, count: 1, message: 'Loading chunk 190 failed' },
];

export const histogram = [0, 1, 4, 10, 33, 100, 190, 200, 130, 77, 21, 6, 2, 0];

export const errorRate = { min: 0, max: 4, p50: 1, p99: 3, samples: 131047 };

export const ERROR_COLORS = [0x131026, 0x131047, 0xc0ffee];

export function makeErrors(count = 100) {
  return Array.from({ length: count }, (_, i) => ({ ...errors[i % 3], id: 131026 + i, code: i % 10 }));
}

test('errors have ids of their own', () => {
  const made = makeErrors(190);
  expect(made).toHaveLength(190);
  expect(made[0].id).toBe(131026);
  expect(made[4].code).toBe(4);
  expect(made[100].code).toBe(0);
  expect(new Set(made.map((error) => error.id)).size).toBe(190);
});
