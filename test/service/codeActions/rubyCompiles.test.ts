import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ruby } from '../../../shared/src/fixes/ruby/index.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';
import { FIXTURES } from './fixtures.ts';
import { runTool } from './realTool.ts';

const RUBY = path.join(FIXTURES, 'ruby');
/** `ruby -c` looks at its first file only, so that one process asks for each. */
const CHECK_ALL = `
bad = ARGV.reject do |file|
  output = IO.popen([RbConfig.ruby, '-wc', file], err: %i[child out], &:read)
  output == "Syntax OK\\n" || warn("#{file}: #{output}")
end
exit(bad.empty?)
`;

describe('what the fixes make of Ruby', () => {
  it('is accepted by ruby -c without warnings, every file of it', () => {
    const files = readdirSync(RUBY).filter((file) => /\.(?:after|module)\.rb$/.test(file));
    expect(files.length).toBeGreaterThanOrEqual(20);
    const paths = files.map((file) => path.join(RUBY, file));
    expect(runTool('ruby', 'ruby', ['-e', CHECK_ALL, ...paths])).toBe('');
  }, 30_000);

  it('is accepted as a snippet to paste', () => {
    const entry = testCatalog.get('131056');
    const snippet = entry && ruby.snippet(entry, { dependencies: new Map() });
    expect(snippet).toContain('with_whatsapp_retry([131056], to: recipient)');
    expect(runTool('ruby', 'ruby', ['-wc', '-e', snippet ?? ''])).toBe('');
  });
});
