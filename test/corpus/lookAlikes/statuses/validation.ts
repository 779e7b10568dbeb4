export const VALIDATION_ERROR_CODE = 100;
export const NOT_FOUND_ERROR_CODE = 104;
export const CONFLICT_ERROR_CODE = 190;
export const PERMISSION_ERROR_CODE = 200;

const MESSAGES: Record<number, string> = {
  [VALIDATION_ERROR_CODE]: 'The form is incomplete',
  [NOT_FOUND_ERROR_CODE]: 'There is no such page',
  [CONFLICT_ERROR_CODE]: 'Somebody else has changed this',
  [PERMISSION_ERROR_CODE]: 'Only editors may do this',
  500: 'Our mistake',
};

export class AppError extends Error {
  constructor(
    readonly code: number,
    readonly details: unknown = undefined,
  ) {
    super(MESSAGES[code] ?? `error ${code}`);
  }
}

export function toProblem(error: AppError) {
  switch (error.code) {
    case 100:
      return { status: 422, code: 100, title: error.message };
    case 104:
      return { status: 404, code: 104, title: error.message };
    case 190:
      return { status: 409, code: 190, title: error.message };
    default:
      return { status: 500, code: 1, title: 'Unexpected' };
  }
}

export const isRetryable = (error: AppError) => [1, 2, 4].includes(error.code);
