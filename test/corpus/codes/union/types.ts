/** Codes of the Cloud API that this package tells apart. */
export type RetryableCode = ⟦4⟧ | ⟦80007⟧ | ⟦130429⟧ | ⟦131048⟧ | ⟦131056⟧;

export type TemplateCode = ⟦132000⟧ | ⟦132001⟧ | ⟦132005⟧ | ⟦132007⟧ | ⟦132012⟧ | ⟦132015⟧ | ⟦132016⟧;

export type WhatsAppErrorCode =
  | RetryableCode
  | TemplateCode
  | ⟦0⟧
  | ⟦100⟧
  | ⟦190⟧
  | ⟦131026⟧
  | ⟦131047⟧
  | ⟦131051⟧;

export type HttpStatus = 200 | 400 | 401 | 404 | 429 | 500;
export type Columns = 1 | 2 | 4;
export type Weight = 100 | 200 | 300 | 400;
export type ApiVersion = 'v19.0' | 'v20.0' | 'v21.0';

export interface WhatsAppError {
  code: WhatsAppErrorCode;
  status: HttpStatus;
  fbtrace_id: string;
}

export interface Card {
  columns: Columns;
  weight: Weight;
  width: 190 | 368;
}
