import { describe, expect, it } from 'vitest';
import { addCases, missingCases } from '../../../server/src/features/codeActions/addCases.ts';
import { applyChanges } from '../../../shared/src/fixes/textChange.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';
import { actionsAtCaret, finderOf, openAtCaret, readCode } from './fixtures.ts';

const SWITCH = `export function describe(error) {
  switch (error.code) {
    case 131056‸:
      return 'slow down';
    default:
      return 'failed';
  }
}
`;

async function sourceOf(marked: string) {
  const { document } = openAtCaret(marked, 'javascript');
  const text = document.getText();
  return { document, find: finderOf(text), catalog: testCatalog, code: await readCode(text, 'javascript') };
}

describe('Add missing WhatsApp codes to this switch', () => {
  it('is offered with the command that asks which ones', async () => {
    const { actions } = await actionsAtCaret(SWITCH, 'javascript');
    const action = actions.find(({ title }) => title === 'Add missing WhatsApp codes to this switch…');
    expect(action).toMatchObject({ kind: 'refactor.rewrite', command: { command: 'whatsappErrors.addMissingCases' } });
    const none = await actionsAtCaret('if (error.code === 131056‸) throw error;', 'javascript');
    expect(none.actions.map(({ title }) => title).join()).not.toContain('switch');
  });

  it('lists what the switch lacks', async () => {
    const source = await sourceOf(SWITCH);
    const keys = missingCases(source, SWITCH.indexOf('131056')).map(({ key }) => key);
    expect(keys.toSorted()).toEqual(['131000', '131047', '132000', '190', '80007']);
  });

  it('adds the chosen ones in front of the default', async () => {
    const source = await sourceOf(SWITCH);
    const edit = addCases(source, SWITCH.indexOf('131056'), ['131047', '190', '131056', 'unknown']);
    expect(applyChanges(source.document.getText(), edit?.changes ?? [])).toBe(`export function describe(error) {
  switch (error.code) {
    case 131056:
      return 'slow down';
    // 131047: A code.
    case 131047:
      break;
    // 190: A code.
    case 190:
      break;
    default:
      return 'failed';
  }
}
`);
  });

  it('adds them above where the last case falls through into the default', async () => {
    const falling = SWITCH.replace("      return 'slow down';\n", '');
    const source = await sourceOf(falling);
    const edit = addCases(source, falling.indexOf('131056'), ['190']);
    const text = applyChanges(source.document.getText(), edit?.changes ?? []);
    expect(text.indexOf('case 190')).toBeLessThan(text.indexOf('case 131056'));
  });

  it('adds nothing where the switch is gone', async () => {
    const source = await sourceOf('const code = 131056‸;');
    expect(missingCases(source, 14)).toEqual([]);
    expect(addCases(source, 14, ['190'])).toBeUndefined();
  });
});
