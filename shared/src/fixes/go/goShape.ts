/** The type and member that tell the code of a failed send. */
export interface CodeAccess {
  /** `int`: as it is; `convert`: another type of whole number; `text`: digits in a string. */
  readonly as: 'int' | 'convert' | 'text';
  /** `Code` or `Code()`. */
  readonly member: string;
  /** True where `IsTransient *bool` is beside it. */
  readonly transient: boolean;
}

/** An answer of net/http: its body tells the code, and the caller reads it too. */
interface ResponseShape {
  readonly kind: 'response';
  readonly type: string;
}

/** An answer of resty, which has read the body. */
interface RestyShape {
  readonly kind: 'resty';
  readonly type: string;
}

/** An error of a type that has the code. */
export interface ErrorShape extends CodeAccess {
  readonly kind: 'error';
  readonly type: string;
}

/** A result of a type that holds the error of the answer in a field. */
export interface ResultShape extends CodeAccess {
  readonly kind: 'result';
  readonly type: string;
  readonly field: string;
  /** True where the field is a pointer, which may be nil. */
  readonly pointer: boolean;
}

/** What a failed send looks like. */
export type GoShape = ResponseShape | RestyShape | ErrorShape | ResultShape;

/** True where a helper written for one shape reads the other as well. */
export function isSameShape(a: GoShape, b: GoShape): boolean {
  return a.kind === b.kind && a.type === b.type;
}
