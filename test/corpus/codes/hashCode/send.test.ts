import { expect, it } from 'vitest';
import { send } from '../src/send';
import { GraphError } from '../src/graphError';

const TO = '15550100123';

it('says what Meta said', async () => {
  mockOnce(400, { error: { message: '(#⟦131009⟧) Parameter value is not valid', code: ⟦131009⟧ } });
  await expect(send(TO, 'x'.repeat(4097))).rejects.toThrow('(#⟦131009⟧) Parameter value is not valid');
});

it('says it about permissions too', async () => {
  mockOnce(403, { error: { message: '(#⟦10⟧) Application does not have permission for this action', code: ⟦10⟧ } });
  await expect(send(TO, 'hello')).rejects.toThrowError(/^\(#⟦10⟧\) Application/);
});

it('and about a wrong id', async () => {
  mockOnce(400, { error: { message: '(#⟦33⟧) Parameter value is not valid', code: ⟦33⟧ } });
  const error = await send(TO, 'hello').catch((thrown: GraphError) => thrown);
  expect(error).toBeInstanceOf(GraphError);
  expect((error as GraphError).status).toBe(400);
  expect((error as GraphError).attempts).toBe(4);
});

it('keeps the trace', async () => {
  mockOnce(400, { error: { message: '(#⟦132012⟧) Parameter format does not match format in the created template', fbtrace_id: 'A100' } });
  await expect(send(TO, 'hello')).rejects.toMatchObject({ trace: 'A100', retryIn: 0 });
});
