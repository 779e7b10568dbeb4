import type { ErrorText } from './errorText.ts';

const DOWNLOAD = /http code (\d{3})(?:, status message ([\w .-]{1,60}))?/i;
const TYPE = /Unsupported (\w{1,20}) mime type ([\w./+-]{1,60}?)\.? Please use one of ([\w./+, -]{1,300})/i;
const ADDRESS = /https?:\/\/[^\s"'<>]{1,300}/;

/** 131053 and 131052: which address answered what, or which type of file was refused. */
export function readMedia({ details = '', message = '' }: ErrorText): string | undefined {
  const text = `${details} ${message}`;
  const [, kind, type, allowed] = TYPE.exec(text) ?? [];
  if (type) return `The file is ${type}, which is not taken as ${kind}: use ${allowed?.replace(/[.\s]{1,40}$/, '')}.`;
  const [, status, reason] = DOWNLOAD.exec(text) ?? [];
  const address = ADDRESS.exec(text)?.[0];
  const from = address ? ` ${address}` : '';
  if (status)
    return `Meta asked for the file${from} and was answered ${[status, reason?.trim()].filter(Boolean).join(' ')}: open the link without logging in.`;
  return address && `It is about the file ${address}.`;
}
