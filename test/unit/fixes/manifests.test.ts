import { describe, expect, it } from 'vitest';
import type { FixLanguage } from '../../../shared/src/fixes/languages.ts';
import { dependenciesIn, MANIFESTS } from '../../../shared/src/fixes/manifests.ts';

const NAMED: readonly [FixLanguage, string, string, Record<string, string>][] = [
  ['typescript', 'package.json', '{"dependencies": {"p-retry": "^7.1.0"}}', { 'p-retry': '^7.1.0' }],
  ['javascript', 'package.json', '{"dependencies": {"p-retry-all": "1"}}', {}],
  ['python', 'requirements-dev.txt', 'requests==2.32\ntenacity>=8.2.3\n', { tenacity: '8.2.3' }],
  ['python', 'pyproject.toml', 'dependencies = [\n  "backoff ~= 2.2",\n]', { backoff: '2.2' }],
  ['python', 'pyproject.toml', '[tool.poetry.dependencies]\ntenacity = "^9.0"\n', { tenacity: '' }],
  ['python', 'requirements.txt', 'tenacity-extra==1\n# backoff is gone\n', {}],
  ['php', 'composer.json', '{"require": {"symfony/http-client": "^7.0"}}', { 'symfony/http-client': '^7.0' }],
  [
    'go',
    'go.mod',
    'require (\n\tgithub.com/cenkalti/backoff/v4 v4.3.0\n)',
    { 'github.com/cenkalti/backoff': 'v4.3.0' },
  ],
  [
    'java',
    'pom.xml',
    '<artifactId>resilience4j-retry</artifactId>\n<version>2.2.0</version>',
    { resilience4j: '2.2.0' },
  ],
  [
    'java',
    'build.gradle.kts',
    'implementation("io.github.resilience4j:resilience4j-retry:2.2.0")',
    { resilience4j: '2.2.0' },
  ],
  ['csharp', 'Sender.csproj', '<PackageReference Include="Polly" Version="8.4.0" />', { polly: '8.4.0' }],
  ['ruby', 'Gemfile', 'gem "retriable", "~> 3.1"\n', { retriable: '~> 3.1' }],
];

describe('manifests', () => {
  it.each(NAMED)('of %s: %s', (language, file, text, dependencies) => {
    expect(MANIFESTS[language].test(file)).toBe(true);
    expect(Object.fromEntries(dependenciesIn(text, language))).toEqual(dependencies);
  });
});
