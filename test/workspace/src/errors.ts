/** The `error` object of a Graph API response. */
export interface GraphError {
  message: string;
  type: string;
  code: number;
  error_subcode?: number;
  error_data?: { messaging_product: 'whatsapp'; details: string };
  fbtrace_id?: string;
}

export class WhatsAppError extends Error {
  readonly code: number;

  constructor(error: GraphError) {
    super(error.message);
    this.code = error.code;
  }
}

/** Codes after which the account needs a person, not another attempt. */
export const STOP_SENDING = new Set([368, 131031, 131048]);
