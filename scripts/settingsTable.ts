/** The part of the manifest the table is made from. */
export interface SettingsManifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: Record<string, { readonly default: unknown; readonly markdownDescription: string }>;
    };
  };
}

const START = '<!-- settings: written by npm run readme -->';
const END = '<!-- /settings -->';

/**
 * The README with its settings table made anew from the manifest.
 * @throws Error when the README has lost the marks around the table.
 */
export function withSettingsTable(readme: string, manifest: SettingsManifest): string {
  const start = readme.indexOf(START);
  const end = readme.indexOf(END);
  if (start < 0 || end < start) throw new Error(`README.md needs the lines "${START}" and "${END}" around its table.`);
  const rows = Object.entries(manifest.contributes.configuration.properties).map(
    ([name, { default: value, markdownDescription }]) =>
      `| \`${name}\` | \`${JSON.stringify(value)}\` | ${markdownDescription} |`,
  );
  const table = ['| Setting | Default | |', '| --- | --- | --- |', ...rows].join('\n');
  return `${readme.slice(0, start)}${START}\n\n${table}\n\n${readme.slice(end)}`;
}
