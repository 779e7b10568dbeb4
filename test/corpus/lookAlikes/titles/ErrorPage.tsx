import { Link } from '@/ui';

const TITLES: Record<number, string> = {
  400: 'Invalid parameter',
  403: 'Access denied',
  404: 'Nothing here',
  429: 'Rate limit hit',
  500: 'Something went wrong',
  503: 'Service unavailable',
};

export function ErrorPage({ status, order }: { status: number; order?: number }) {
  const title = TITLES[status] ?? 'Something went wrong';
  return (
    <main style={{ padding: 33, maxWidth: 1000 }}>
      <h1>{title}</h1>
      <p>Error {status}. {order ? `Order ${order} is safe.` : 'Try again in 10 minutes.'}</p>
      <Link to="/" delay={200}>Home</Link>
    </main>
  );
}

it('shows a title for each status', () => {
  expect(render(<ErrorPage status={403} />)).toContain('Access denied');
  expect(render(<ErrorPage status={500} order={131026} />)).toContain('Something went wrong');
  expect(render(<ErrorPage status={500} order={131026} />)).toContain('Order 131026 is safe');
  expect(render(<ErrorPage status={100} />)).toContain('Something went wrong');
});
