import { commands, Disposable, l10n, Selection, TextEditorRevealType, window } from 'vscode';
import type { DocumentMatches } from '../documentMatches.ts';
import { nextMatch } from '../nextMatch.ts';

/** `Next WhatsApp Code` and `Previous WhatsApp Code`: move the caret, round the end of the file. */
export function registerGoToCode(matches: DocumentMatches): Disposable {
  const go = async (direction: 'forward' | 'backward'): Promise<void> => {
    const editor = window.activeTextEditor;
    if (!editor) {
      say(l10n.t('Open a file to go through the codes in it'));
      return;
    }
    const found = await matches.of(editor.document, { start: true });
    const index = nextMatch(found, editor.selection.start, direction);
    const match = index === undefined ? undefined : found[index];
    if (index === undefined || !match) {
      say(l10n.t('No WhatsApp error codes in this file'));
      return;
    }
    const { start, end } = match.range;
    // The code stands selected, with the caret in front, so that a hover by keyboard shows its card.
    editor.selection = new Selection(end.line, end.character, start.line, start.character);
    editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
    say(l10n.t('{0} {1}: {2} of {3}', match.key, match.title, index + 1, found.length));
  };
  return Disposable.from(
    commands.registerCommand('whatsappErrors.nextCode', () => go('forward')),
    commands.registerCommand('whatsappErrors.previousCode', () => go('backward')),
  );
}

function say(text: string): void {
  void window.setStatusBarMessage(text, 4000);
}
