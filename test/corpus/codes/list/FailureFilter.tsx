import { useMemo, useState } from 'react';
import type { Message } from '../api/messages';

const WHATSAPP_TEMPLATE_ERRORS = [⟦132000⟧, ⟦132001⟧, ⟦132005⟧, ⟦132007⟧, ⟦132012⟧, ⟦132015⟧, ⟦132016⟧, ⟦132018⟧];
const WHATSAPP_MEDIA_ERRORS = [⟦131052⟧, ⟦131053⟧];
const WHATSAPP_ACCESS_ERRORS = [⟦0⟧, ⟦3⟧, ⟦10⟧, ⟦190⟧, ⟦131005⟧];
const PAGE_SIZES = [10, 33, 100, 200];

export function FailureFilter({ messages }: { messages: Message[] }) {
  const [kind, setKind] = useState<'template' | 'media' | 'access'>('template');
  const [size, setSize] = useState(PAGE_SIZES[2]);
  const shown = useMemo(() => {
    const codes = { template: WHATSAPP_TEMPLATE_ERRORS, media: WHATSAPP_MEDIA_ERRORS, access: WHATSAPP_ACCESS_ERRORS }[kind];
    return messages.filter((message) => codes.includes(message.errorCode)).slice(0, size);
  }, [messages, kind, size]);
  return (
    <section style={{ width: 368, padding: 4, zIndex: 10 }}>
      <select value={size} onChange={(event) => setSize(Number(event.target.value))}>
        {[10, 33, 100, 200].map((n) => (
          <option key={n}>{n}</option>
        ))}
      </select>
      <button type="button" onClick={() => setKind('media')} tabIndex={0}>
        Media ({shown.length} of 100)
      </button>
      {shown.map((message) => (
        <p key={message.id} title={[⟦131052⟧, ⟦131053⟧].includes(message.errorCode) ? 'file' : ''}>
          {message.to}
        </p>
      ))}
    </section>
  );
}
