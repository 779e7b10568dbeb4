import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type EditorOptions, type RunningEditor, startEditor } from '../../scripts/editor/serve.ts';
import { launchBrowser } from './editor/browser.ts';
import { openWorkbench, type Workbench } from './editor/workbench.ts';
import { copyWorkspace, VSIX, type WorkspaceCopy } from './workspaceCopy.ts';

/** A real editor with the packaged extension, its window on a copy of the sample project. */
export interface VsixEditor {
  readonly browser: Browser;
  readonly editor: RunningEditor;
  readonly workspace: WorkspaceCopy;
  readonly workbench: Workbench;
}

/**
 * Starts the editor before the tests of a file and ends it after them; what it gives is there once they run. A test that
 * leaves a breach of our page's policy fails.
 */
export function useVsixEditor(options: Pick<EditorOptions, 'settings' | 'workspaceTrust'> = {}): VsixEditor {
  const parts = {} as { -readonly [Part in keyof VsixEditor]: VsixEditor[Part] };
  beforeAll(async () => {
    parts.workspace = copyWorkspace();
    const starting = startEditor({ ...options, extensions: [VSIX], testDriver: true });
    [parts.browser, parts.editor] = await Promise.all([launchBrowser(), starting]);
    parts.workbench = await openWorkbench(parts.browser, parts.editor, { folder: parts.workspace.folder });
  });
  afterEach(async () => {
    const { problems } = parts.workbench;
    expect(problems.cspViolations.filter((violation) => /webview|whatsapp/i.test(violation))).toEqual([]);
    await parts.workbench.press('Escape');
  });
  afterAll(async () => {
    // Where the start failed, some of them are not there.
    await parts.browser?.close();
    await parts.editor?.stop();
    parts.workspace?.remove();
  });
  return parts;
}
