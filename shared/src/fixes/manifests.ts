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

const LIBRARIES: Readonly<Record<FixLanguage, readonly Known[]>> = {
  typescript: [['p-retry', /"p-retry"\s*:\s*"([^"\n]*)"/]],
  javascript: [['p-retry', /"p-retry"\s*:\s*"([^"\n]*)"/]],
  python: [
    [
      'tenacity',
      /^[ \t]{0,20}["']?tenacity(?![\w-])(?:\[[^\]\n]{0,80}\])?["']?[ \t]{0,4}[=<>~!^]{0,3}[ \t]{0,4}([\d.]{0,20})/im,
    ],
    [
      'backoff',
      /^[ \t]{0,20}["']?backoff(?![\w-])(?:\[[^\]\n]{0,80}\])?["']?[ \t]{0,4}[=<>~!^]{0,3}[ \t]{0,4}([\d.]{0,20})/im,
    ],
  ],
  php: [
    ['symfony/http-client', /"symfony\/http-client"\s*:\s*"([^"\n]*)"/],
    ['guzzlehttp/guzzle', /"guzzlehttp\/guzzle"\s*:\s*"([^"\n]*)"/],
  ],
  go: [
    ['github.com/cenkalti/backoff', /github\.com\/cenkalti\/backoff(?:\/v\d{1,3})?[ \t]{1,8}(v[\w.-]{1,40})/],
    ['github.com/avast/retry-go', /github\.com\/avast\/retry-go(?:\/v\d{1,3})?[ \t]{1,8}(v[\w.-]{1,40})/],
    // The language itself: type parameters came with 1.18.
    ['go', /^go[ \t]{1,8}(\d{1,2}\.\d{1,3})/m],
  ],
  java: [
    ['resilience4j', /resilience4j-(?:retry|spring-boot\d?|all)(?:[^:]{0,60}<version>|:)?([\d.]{0,20})/],
    ['spring-retry', /\bspring-retry\b/],
    ['jackson', /\bjackson-databind\b|spring-boot-starter-(?:web|json)/],
    ['gson', /com\.google\.code\.gson/],
  ],
  csharp: [
    ['polly', /Include="Polly(?:\.Core)?"(?:\s{1,8}Version="([\d.]{0,20})")?/i],
    ['newtonsoft.json', /Include="Newtonsoft\.Json"(?:\s{1,8}Version="([\d.]{0,20})")?/i],
  ],
  ruby: [
    ['retriable', /gem[ (]{1,4}["']retriable["'](?:\s{0,4},\s{0,4}["']([^"'\n]{0,40})["'])?/],
    ['retryable', /gem[ (]{1,4}["']retryable["'](?:\s{0,4},\s{0,4}["']([^"'\n]{0,40})["'])?/],
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
