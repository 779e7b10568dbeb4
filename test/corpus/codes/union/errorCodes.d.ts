/** Codes that come back from graph.facebook.com for WhatsApp numbers. */
declare namespace Meta {
  type RegistrationCode = ⟦133000⟧ | ⟦133004⟧ | ⟦133005⟧ | ⟦133006⟧ | ⟦133008⟧ | ⟦133009⟧ | ⟦133010⟧ | ⟦133015⟧ | ⟦133016⟧;
  type MediaCode = ⟦131052⟧ | ⟦131053⟧;
  type AccountCode = ⟦368⟧ | ⟦131031⟧ | ⟦131042⟧ | ⟦131045⟧;
  type GraphCode = ⟦0⟧ | ⟦1⟧ | ⟦2⟧ | ⟦3⟧ | ⟦4⟧ | ⟦10⟧ | ⟦33⟧ | ⟦100⟧ | ⟦190⟧;
  type ErrorCode = RegistrationCode | MediaCode | AccountCode | GraphCode;

  interface ErrorBody {
    message: string;
    code: ErrorCode;
    error_subcode?: number;
    fbtrace_id: string;
  }

  type Span = 1 | 2 | 3 | 4 | 6 | 12;
  type Zoom = 50 | 100 | 150 | 200;
  type Tier = 250 | 1000 | 10000 | 100000;
  type Status = 200 | 400 | 401 | 403 | 404 | 429 | 500 | 503;
}
