// Entry of the in-editor tests; the same bundle runs in the Node and the web extension host.
// Mocha comes first, since a suite needs its `describe`. List every suite file here.
import './mocha.ts';
import './activation.suite.ts';
import './hover.suite.ts';
import './codeActions.suite.ts';
import './catalogPanel.suite.ts';
import './hints.suite.ts';

export { run } from './mocha.ts';
