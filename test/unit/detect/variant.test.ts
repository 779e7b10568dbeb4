import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import { variantAt } from '../../../shared/src/detect/variant.ts';
import { testCatalog } from './testCatalog.ts';

const [model] = testCatalog().entries;
if (!model) throw new Error('The test catalog is empty');
const flows = {
  api: 'flows',
  title: 'Flow name is not unique',
  context: ['flow_id'],
  meaning: 'A Flow has that name.',
};
const calling = { api: 'calling', title: null, context: ['/calls', 'sdp'], meaning: 'The SDP is wrong.' };
const entry: Entry = { ...model, variants: [flows, calling] };

function told(text: string): string | undefined {
  const at = text.indexOf('100');
  return variantAt(entry, text, at, at + 3)?.api;
}

describe('variantAt', () => {
  it('takes the one whose words or title stand beside the code', () => {
    expect(told('POST /106540352242922/calls failed with code 100')).toBe('calling');
    expect(told('{"flow_id":"1","error":{"code":100}}')).toBe('flows');
    expect(told('{"error":{"code":100,"error_user_title":"Flow name is not unique"}}')).toBe('flows');
  });

  it('leaves it open where nothing tells, or too much does', () => {
    expect(told('{"error":{"code":100}}')).toBeUndefined();
    expect(told('flow_id and sdp: code 100')).toBeUndefined();
    expect(told(`sdp${' '.repeat(700)}code 100`)).toBeUndefined();
  });

  it('has nothing to say for entries without variants', () => {
    expect(variantAt(model, 'sdp 100', 4, 7)).toBeUndefined();
  });
});
