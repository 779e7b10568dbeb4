import { useMemo, useState } from 'react';
import { Badge, Table, Tooltip } from '@/ui';
import type { Failure } from '@/api/whatsapp';

const PAGE_SIZES = [10, 33, 100, 200];
const COLUMN_WIDTHS = { id: 100, phone: 190, code: 104, title: 368 };
const FADE_MS = 190;
const BLINK = 4;

type Tone = 'warn' | 'bad' | 'calm';

/** Number of the Cloud API -> how it looks and what we say. */
const BADGES: Record<number, { tone: Tone; text: string }> = {
  ⟦4⟧: { tone: 'warn', text: 'Too many calls' },
  ⟦100⟧: { tone: 'bad', text: 'Parameter' },
  ⟦190⟧: { tone: 'bad', text: 'Token' },
  ⟦368⟧: { tone: 'bad', text: 'Blocked' },
  ⟦80007⟧: { tone: 'warn', text: 'Account too fast' },
  ⟦130429⟧: { tone: 'warn', text: 'Too fast' },
  ⟦131026⟧: { tone: 'calm', text: 'Unreachable' },
  ⟦131047⟧: { tone: 'calm', text: 'Window closed' },
  ⟦131049⟧: { tone: 'calm', text: 'Held back' },
  ⟦131056⟧: { tone: 'warn', text: 'Too much' },
  ⟦132000⟧: { tone: 'bad', text: 'Template parameters' },
  ⟦132001⟧: { tone: 'bad', text: 'No template' },
};

type KnownCode = ⟦131026⟧ | ⟦131047⟧ | ⟦131049⟧ | ⟦131056⟧;
type Step = 1 | 2 | 3 | 4;

export function ErrorBadge({ code, step = 1 }: { code: number; step?: Step }) {
  const badge = BADGES[code] ?? { tone: 'bad', text: `Error ${code}` };
  return (
    <Tooltip delay={200} text={code === ⟦131047⟧ ? 'More than 24 hours' : badge.text} maxWidth={368}>
      <Badge tone={badge.tone} style={{ opacity: step / 4, zIndex: 100, color: '#131026' }}>
        {badge.text}
      </Badge>
    </Tooltip>
  );
}

export function FailureTable({ failures }: { failures: Failure[] }) {
  const [page, setPage] = useState(1);
  const [size, setSize] = useState(100);
  const rows = useMemo(() => failures.slice((page - 1) * size, page * size), [failures, page, size]);
  const undeliverable = failures.filter((failure) => failure.errors[0]?.code === ⟦131026⟧);
  const percent = failures.length === 0 ? 100 : Math.round((100 * undeliverable.length) / failures.length);

  return (
    <section>
      <h2>WhatsApp failures ({failures.length})</h2>
      <p>{percent} % cannot be reached. Page {page} of {Math.ceil(failures.length / size)}.</p>
      <select value={size} onChange={(event) => setSize(Number(event.target.value))}>
        {PAGE_SIZES.map((n) => <option key={n} value={n}>{n}</option>)}
      </select>
      <Table widths={COLUMN_WIDTHS} rowHeight={33} overscan={10} fade={FADE_MS}>
        {rows.map((failure) => (
          <tr key={failure.id} tabIndex={0}>
            <td>{failure.orderId}</td>
            <td><ErrorBadge code={failure.errors[0]?.code ?? 0} /></td>
            <td>{failure.http === 200 ? 'accepted' : failure.http}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

export const stories = [
  <ErrorBadge key="a" code={⟦131047⟧} />,
  <ErrorBadge key="b" code={⟦190⟧} step={4} />,
  <ErrorBadge key="c" code={999999} step={2} />,
  <FailureTable key="d" failures={[{ id: 131026, orderId: 131047, http: 200, errors: [{ code: ⟦131049⟧, title: 'held back' }] }]} />,
  <FailureTable key="e" failures={Array.from({ length: 190 }, (_, i) => ({ id: 130378 + i, orderId: 79487 + i, http: 400, errors: [{ code: i % BLINK ? ⟦131056⟧ : ⟦100⟧ }] }))} />,
];
