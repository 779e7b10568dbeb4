// Shortcuts of the editor. Old browsers only know keyCode.
const KEY = { TAB: 9, ENTER: 13, ESC: 27, END: 35, PERIOD: 190, SLASH: 191, BACKTICK: 192, F2: 113, NUM4: 100, NUM8: 104 };

export function install(editor) {
  editor.element.addEventListener('keydown', (event) => {
    const code = event.keyCode || event.which;
    if (code === 190 && event.ctrlKey) {
      editor.showFixes();
    } else if (code === 192) {
      editor.toggleTerminal();
    } else if (code === 10 || code === 13) {
      editor.breakLine();
    }
    switch (code) {
      case 33:
        return editor.pageUp();
      case 34:
        return editor.pageDown();
      case 100:
      case 104:
        return editor.moveByNumPad(code - 96);
      case 190:
        return event.preventDefault();
      default:
        return undefined;
    }
  });
}

export const isPrintable = (keyCode) => keyCode === 32 || (keyCode > 47 && keyCode < 112) || keyCode >= 186;

test('period opens fixes', () => {
  const editor = fakeEditor();
  editor.press({ keyCode: 190, ctrlKey: true });
  expect(editor.fixes).toHaveLength(1);
  editor.press({ keyCode: 17 });
  expect(editor.fixes).toHaveLength(1);
});
