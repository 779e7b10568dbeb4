import type { GraphError } from './graphError';

/** Meta's code with its subcode, as `code/subcode`, for what goes wrong when templates are created. */
export const TEMPLATE_TEXTS: Record<string, string> = {
  '⟦100⟧/⟦?2388040⟧': 'A text is too long.',
  '⟦100⟧/⟦?2388043⟧': 'A component is missing.',
  '⟦100⟧/⟦?2388047⟧': 'The header is wrong.',
  '⟦100⟧/⟦?2388072⟧': 'The body is wrong.',
  '⟦100⟧/⟦?2388023⟧': 'This language is being deleted.',
  '⟦10⟧/⟦?2388185⟧': 'This account may not create templates.',
  '⟦200002⟧/⟦?2388109⟧': 'The template cannot be sent in.',
};

export function templateText(error: GraphError): string {
  return TEMPLATE_TEXTS[`${error.code}/${error.error_subcode}`] ?? error.message;
}

export function isLength(error: GraphError): boolean {
  return error.code === ⟦100⟧ && (error.error_subcode === ⟦?2388040⟧ || error.error_subcode === ⟦?2388293⟧);
}

export function isDeleting({ code, error_subcode }: GraphError): boolean {
  return code === ⟦100⟧ && [⟦?2388023⟧, ⟦?2388025⟧].includes(error_subcode ?? 0);
}

export const LENGTHS = { header: 60, body: 1024, footer: 60, button: 25 } as const;
