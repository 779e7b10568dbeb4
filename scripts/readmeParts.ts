import { coverageSentence } from './catalogNumbers.ts';

/** The part of the manifest the README tells about. */
export interface ReadmeManifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Record<string, { readonly default: unknown; readonly markdownDescription: string }>;
    };
  };
}

/**
 * The README with the parts that are written by program made anew: the settings from the manifest, the numbers from the
 * catalog.
 * @throws Error when the README has lost the marks around one of them.
 */
export function withGeneratedParts(readme: string, manifest: ReadmeManifest): string {
  const parts = { settings: settingsTable(manifest), coverage: coverageSentence() };
  return Object.entries(parts).reduce((text, [name, part]) => withPart(text, name, part), readme);
}

function withPart(readme: string, name: string, part: string): string {
  const open = `<!-- ${name}: written by npm run readme -->`;
  const close = `<!-- /${name} -->`;
  const start = readme.indexOf(open);
  const end = readme.indexOf(close);
  if (start < 0 || end < start)
    throw new Error(`README.md needs the lines "${open}" and "${close}" around its ${name}.`);
  return `${readme.slice(0, start)}${open}\n\n${part}\n\n${readme.slice(end)}`;
}

function settingsTable(manifest: ReadmeManifest): string {
  const rows = Object.entries(manifest.contributes.configuration.properties).map(
    ([name, { default: value, markdownDescription }]) =>
      `| \`${name}\` | \`${JSON.stringify(value)}\` | ${markdownDescription} |`,
  );
  return ['| Setting | Default | |', '| --- | --- | --- |', ...rows].join('\n');
}
