import * as l10n from '@vscode/l10n';
import type { ErrorText } from './errorText.ts';

const DOWNLOAD = /http code (\d{3})(?:, status message ([\w .-]{1,60}))?/i;
const TYPE = /Unsupported (\w{1,20}) mime type ([\w./+-]{1,60}?)\.? Please use one of ([\w./+, -]{1,300})/i;
const ADDRESS = /https?:\/\/[^\s"'<>]{1,300}/;

/** 131053 and 131052: which address answered what, or which type of file was refused. */
export function readMedia({ details = '', message = '' }: ErrorText): string | undefined {
  const text = `${details} ${message}`;
  const [, kind, type, allowed] = TYPE.exec(text) ?? [];
  if (type && kind && allowed) {
    const types = allowed.replace(/[.\s]{1,40}$/, '');
    return l10n.t('The file is {0}, which is not accepted as {1}: use {2}.', type, kind, types);
  }
  const [, status, reason] = DOWNLOAD.exec(text) ?? [];
  const address = ADDRESS.exec(text)?.[0];
  if (status) {
    const answer = [status, reason?.trim()].filter(Boolean).join(' ');
    return address
      ? l10n.t('Meta asked for the file {0} and got {1}: the link must open without logging in.', address, answer)
      : l10n.t('Meta asked for the file and got {0}: the link must open without logging in.', answer);
  }
  return address && l10n.t('It is about the file {0}.', address);
}
