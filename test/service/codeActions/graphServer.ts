import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server answers to one request: a code as Graph API says it, success, or nothing at all. */
export type Answer =
  | number
  | 'sent'
  | 'drop'
  | 'silence'
  | { readonly code: number; readonly retryAfter?: string; readonly transient?: boolean };

/** Answers to all requests, or to those for each recipient; in order, the last one repeats. */
export type Answers = readonly Answer[] | Readonly<Record<string, readonly Answer[]>>;

/** A local stand-in for the Graph API that plays answers in order; the last one repeats. */
export interface GraphServer {
  readonly url: string;
  /** Recipients of the requests so far, in order. */
  readonly recipients: string[];
  play(answers: Answers): void;
  close(): Promise<void>;
}

/** Starts a server on a free local port. */
export async function startGraphServer(): Promise<GraphServer> {
  let answers: Answers = [];
  const recipients: string[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', () => {
      const { to } = JSON.parse(body) as { to: string };
      const mine = Array.isArray(answers) ? recipients : recipients.filter((recipient) => recipient === to);
      const list: readonly Answer[] = Array.isArray(answers)
        ? answers
        : ((answers as Record<string, Answer[]>)[to] ?? []);
      const answer = list[Math.min(mine.length, list.length - 1)] ?? 'sent';
      recipients.push(to);
      if (answer === 'silence') return;
      if (answer === 'drop') {
        request.socket.destroy();
        return;
      }
      const headers: Record<string, string> = { 'content-type': 'application/json', connection: 'close' };
      const { code, retryAfter, transient } =
        typeof answer === 'object' ? answer : { code: answer, retryAfter: undefined, transient: undefined };
      if (retryAfter !== undefined) headers['retry-after'] = retryAfter;
      response.writeHead(code === 'sent' ? 200 : 400, headers);
      const flag = transient === undefined ? {} : { is_transient: transient };
      const error = { message: `(#${code}) no`, type: 'OAuthException', code, ...flag, fbtrace_id: 'A' };
      response.end(JSON.stringify(code === 'sent' ? { messages: [{ id: 'wamid.1' }] } : { error }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/1/messages`,
    recipients,
    play(next) {
      answers = next;
      recipients.length = 0;
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
