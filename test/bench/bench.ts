// Prints figures as ratios of two measurements of the same run; absolute times are only there to be read beside them.
import { benchCatalog } from './catalogBench.ts';
import { benchCodeActions } from './codeActionBench.ts';
import { benchDocuments } from './documentBench.ts';
import { benchEditor } from './editorBench.ts';
import { benchHints } from './hintBench.ts';
import { benchHover } from './hoverBench.ts';
import { benchPanel } from './panelBench.ts';
import { benchScan } from './scanBench.ts';
import { benchSearch } from './searchBench.ts';
import { sizes } from './sizes.ts';

const print = (title: string, lines: readonly string[]) => console.log([`\n${title}`, ...lines].join('\n  '));

print('Sizes', sizes());
print('Catalog', benchCatalog());
print('Search', benchSearch());
print('Scan', benchScan());
print('Language server', await benchHover());
print('Code actions in a file of 2,000 lines', await benchCodeActions());
print('Documents in the language server', await benchDocuments());
print('Completion, inlay hints and scans in the language server', await benchHints());
print('Panel in headless Chromium', await benchPanel());
print('In a real VS Code', await benchEditor());
