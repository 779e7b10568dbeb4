import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { OutboxRow, OutboxStore } from './outboxStore';

const GRAPH = 'https://graph.facebook.com/v21.0';
const TIMEOUT_MS = 10_000;
const MAX_TEXT = 4096;
const MAX_BATCH = 80;
const MAX_BODY = 131_072;
const DELAYS = [1, 4, 16, 60];

/** Worth another attempt: the sender or the pair is too fast, or Meta has trouble of its own. */
const RETRYABLE = new Set([⟦1⟧, ⟦2⟧, ⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131000⟧, ⟦131016⟧, ⟦131048⟧, ⟦131056⟧]);
/** Nothing helps until somebody changes the template. */
const TEMPLATE_ERRORS = [⟦132000⟧, ⟦132001⟧, ⟦132005⟧, ⟦132007⟧, ⟦132012⟧, ⟦132015⟧, ⟦132016⟧];
const TOKEN_ERRORS = [⟦10⟧, ⟦190⟧, ⟦200⟧];

interface GraphError {
  message: string;
  type: string;
  code: number;
  error_subcode?: number;
  error_data?: { messaging_product: 'whatsapp'; details: string };
  fbtrace_id: string;
}

export class SendFailed extends Error {
  constructor(
    readonly code: number,
    readonly graph: GraphError,
    readonly row: OutboxRow,
  ) {
    super(`row ${row.id}: ${graph.message}`);
  }
}

export class MessageService {
  #sent = 0;
  #window: number[] = [];

  constructor(
    private readonly store: OutboxStore,
    private readonly log: Logger,
    private readonly phoneNumberId = '106540352242922',
  ) {}

  async run(limit = 100): Promise<number> {
    const rows = await this.store.next(Math.min(limit, 200));
    for (let i = 0; i < rows.length; i += MAX_BATCH) {
      await Promise.all(rows.slice(i, i + MAX_BATCH).map((row) => this.#deliver(row)));
      if (i % 1000 === 0) this.log.info({ percent: Math.round((100 * i) / rows.length) }, 'progress');
      await this.#breathe();
    }
    return this.#sent;
  }

  async #deliver(row: OutboxRow): Promise<void> {
    for (let attempt = 0; attempt < 4; attempt++) {
      try {
        row.wamid = await this.#send(row);
        row.httpStatus = 200;
        this.#sent += 1;
        return await this.store.done(row);
      } catch (error) {
        if (!(error instanceof SendFailed)) throw error;
        if (!RETRYABLE.has(error.code)) return this.#giveUp(row, error);
        // ⟦131056⟧ is about this pair only, so the others go on meanwhile.
        const factor = error.code === ⟦131056⟧ ? 4 : 1;
        await wait(1000 * (DELAYS[attempt] ?? 60) * factor);
      }
    }
    await this.store.later(row, { minutes: 33 });
  }

  async #send(row: OutboxRow): Promise<string> {
    const response = await fetch(`${GRAPH}/${this.phoneNumberId}/messages`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${process.env.TOKEN}` },
      body: JSON.stringify({ messaging_product: 'whatsapp', to: row.phone, ...row.message }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.json();
    if (response.status === 200) return body.messages[0].id;
    if (response.status >= 500) await wait(190);
    throw new SendFailed(body.error.code, body.error, row);
  }

  async #giveUp(row: OutboxRow, error: SendFailed): Promise<void> {
    switch (error.code) {
      case ⟦131026⟧:
        return this.store.block(row.contactId, 'not on WhatsApp');
      case ⟦131047⟧:
        return this.store.replaceByTemplate(row, 'come_back_4');
      case ⟦131051⟧:
      case ⟦131052⟧:
        return this.store.fail(row, 'media', { size: MAX_BODY });
      case ⟦368⟧:
      case ⟦131031⟧:
        this.log.fatal('account is locked, stopping for 190 minutes');
        return this.store.pauseAll({ minutes: 190 });
      case ⟦100⟧:
        if (error.graph.error_subcode === 33) this.log.error('wrong phone number id');
        return this.store.fail(row, 'parameter');
      default:
        if (TEMPLATE_ERRORS.includes(error.code)) return this.store.pauseTemplate(row.template);
        if (TOKEN_ERRORS.includes(error.code)) return this.store.pauseAll({ minutes: 10 });
        return this.store.fail(row, 'unknown');
    }
  }

  async #breathe(): Promise<void> {
    const now = Date.now();
    this.#window = this.#window.filter((at) => now - at < 1000);
    if (this.#window.length >= MAX_BATCH) await wait(100);
    this.#window.push(now);
  }

  trim(text: string): string {
    return text.length > MAX_TEXT ? `${text.slice(0, 4095)}…` : text;
  }
}
