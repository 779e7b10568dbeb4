import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The sample project in the repository. */
export const WORKSPACE = join(import.meta.dirname, '..', 'workspace');

/** The packaged extension the tests in real editors use. */
export const VSIX = join(import.meta.dirname, '..', '..', 'dist', 'whatsapp-error-codes.vsix');

/** `publisher.name` of the extension. */
export const EXTENSION_ID = 'whatsapp-error-codes.whatsapp-error-codes';

/** A copy of the sample project that tests may write to. */
export interface WorkspaceCopy {
  readonly folder: string;
  remove(): void;
}

/** Makes the copy in a new folder. */
export function copyWorkspace(): WorkspaceCopy {
  const temp = mkdtempSync(join(tmpdir(), 'whatsapp-errors-workspace-'));
  const folder = join(temp, 'order-notices');
  cpSync(WORKSPACE, folder, { recursive: true });
  return { folder, remove: () => rmSync(temp, { recursive: true, force: true, maxRetries: 3 }) };
}
