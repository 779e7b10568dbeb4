import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { currentEditorVersion } from '../../scripts/editor/install.ts';
import { launchBrowser } from '../e2e/editor/browser.ts';
import { runInEditor } from '../e2e/runInEditor.ts';
import { EXTENSION_ID, VSIX, WORKSPACE } from '../e2e/workspaceCopy.ts';
import { writeDormantVsix } from './dormantVsix.ts';
import type { EditorFigures } from './inEditor.ts';
import { median, ratioLine } from './statistics.ts';

/** An extension is activated once per start of the editor, so each value costs a start. */
const STARTS = 5;

/** Activation against an empty extension in the same host, and the first hover against the second. */
export async function benchEditor(): Promise<string[]> {
  const figures: EditorFigures[] = [];
  const temp = mkdtempSync(join(tmpdir(), 'whatsapp-errors-bench-'));
  const vsix = join(temp, 'dormant.vsix');
  writeDormantVsix(VSIX, vsix);
  const browser = await launchBrowser();
  try {
    for (let start = 0; start < STARTS; start++) {
      const { passed, report } = await runInEditor({
        version: currentEditorVersion,
        host: 'node',
        vsix,
        extensionId: EXTENSION_ID,
        workspace: WORKSPACE,
        suite: join(import.meta.dirname, 'inEditor.ts'),
        browser,
      });
      if (!passed) throw new Error(`The measurement in the editor failed:\n${report}`);
      figures.push(JSON.parse(report) as EditorFigures);
    }
  } finally {
    await browser.close();
    rmSync(temp, { recursive: true });
  }
  const of = (name: keyof EditorFigures) => median(figures.map((figure) => figure[name]));
  return [
    ratioLine(
      `Activation, median of ${STARTS} starts, against an empty extension`,
      of('activateOurs'),
      of('activateEmpty'),
    ),
    ratioLine(
      'First hover after opening a file, server start included, against the second',
      of('firstHover'),
      of('secondHover'),
    ),
  ];
}
