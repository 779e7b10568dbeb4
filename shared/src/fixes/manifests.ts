import type { FixLanguage } from './languages.ts';

/** Names of the manifests a project of a language has. */
export const MANIFESTS: Readonly<Record<FixLanguage, RegExp>> = {
  typescript: /^package\.json$/,
  javascript: /^package\.json$/,
  python: /^(?:pyproject\.toml|requirements[\w.-]*\.txt|Pipfile|setup\.(?:py|cfg))$/,
  php: /^composer\.json$/,
  go: /^go\.mod$/,
  java: /^(?:pom\.xml|build\.gradle(?:\.kts)?|libs\.versions\.toml)$/,
  csharp: /(?:^Directory\.Packages\.props|\.csproj)$/,
  ruby: /^(?:Gemfile|[\w-]+\.gemspec)$/,
};

/** A library the fixes know, as a manifest names it; the first group is the version where it is in sight. */
type Known = readonly [name: string, pattern: RegExp];

const PACKAGE = (name: string): Known => [name, new RegExp(`"${name}"\\s*:\\s*"([^"\\n]*)"`)];
const PYTHON = (name: string): Known => [
  name,
  new RegExp(`^[ \\t"']*${name}(?![\\w-])(?:\\[[^\\]\\n]*\\])?[ \\t"']*[=<>~!^]*[ \\t"']*([\\d.]*)`, 'im'),
];

const LIBRARIES: Readonly<Record<FixLanguage, readonly Known[]>> = {
  typescript: [PACKAGE('p-retry')],
  javascript: [PACKAGE('p-retry')],
  python: ['tenacity', 'backoff'].map(PYTHON),
  php: ['symfony/http-client', 'guzzlehttp/guzzle'].map(PACKAGE),
  go: [
    ['github.com/cenkalti/backoff', /github\.com\/cenkalti\/backoff(?:\/v\d+)?\s+(v[\w.-]+)/],
    ['github.com/avast/retry-go', /github\.com\/avast\/retry-go(?:\/v\d+)?\s+(v[\w.-]+)/],
  ],
  java: [
    ['resilience4j', /resilience4j-(?:retry|spring-boot\d?|all)(?:[\s\S]{0,60}?<version>|:)?([\d.]*)/],
    ['spring-retry', /\bspring-retry\b/],
    ['jackson', /\bjackson-databind\b|spring-boot-starter-(?:web|json)/],
    ['gson', /com\.google\.code\.gson/],
  ],
  csharp: [
    ['polly', /Include="Polly(?:\.Core)?"(?:\s+Version="([\d.]*)")?/i],
    ['newtonsoft.json', /Include="Newtonsoft\.Json"(?:\s+Version="([\d.]*)")?/i],
  ],
  ruby: [
    ['retriable', /gem\s*\(?\s*["']retriable["'](?:\s*,\s*["']([^"']*)["'])?/],
    ['retryable', /gem\s*\(?\s*["']retryable["'](?:\s*,\s*["']([^"']*)["'])?/],
  ],
};

/** The libraries the fixes know that a manifest's text names, with the version as it is written there (may be empty). */
export function dependenciesIn(manifest: string, language: FixLanguage): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, pattern] of LIBRARIES[language]) {
    const match = pattern.exec(manifest);
    if (match) found.set(name, match[1] ?? '');
  }
  return found;
}
