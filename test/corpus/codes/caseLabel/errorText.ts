import type { GraphError } from './graphError';

export function errorText(error: GraphError): string {
  switch (error.code) {
    case ⟦0⟧:
    case ⟦190⟧:
      return 'The token is not valid any more.';
    case ⟦3⟧:
    case ⟦10⟧:
      return 'The app may not do this.';
    case ⟦4⟧:
    case ⟦80007⟧:
    case ⟦130429⟧:
      return 'Too many calls.';
    case ⟦100⟧:
      return 'A parameter is wrong.';
    case ⟦131026⟧:
      return 'Cannot be delivered.';
    case ⟦131047⟧:
      return 'Use a template.';
    case ⟦132015⟧:
    case ⟦132016⟧:
      return 'The template is paused or disabled.';
    default:
      return error.message;
  }
}

export function columns(width: number): number {
  switch (true) {
    case width < 368:
      return 1;
    case width < 1024:
      return 4;
    default:
      return 10;
  }
}

export function plan(seats: number): string {
  switch (seats) {
    case 4:
      return 'table';
    case 10:
      return 'room';
    case 100:
      return 'hall';
    default:
      return 'house';
  }
}
