import type { HelperModule, LanguageFixes, Project } from '../../shared/src/fixes/languageFixes.ts';
import { FIX_LANGUAGES, type FixLanguage } from '../../shared/src/fixes/languages.ts';
import { dependenciesIn, MANIFESTS } from '../../shared/src/fixes/manifests.ts';
import { decodedUri } from './features/decodedUri.ts';
import type { Runtime } from './runtime.ts';
import type { SyntaxTrees } from './syntaxTrees.ts';

/** Longest way up to a manifest, in folders. */
const MAX_FOLDERS = 12;
/** Most files of a folder that are looked into for a helper they share. */
const MAX_SIBLINGS = 60;
/** How long what was read of a project holds, in milliseconds: a lightbulb must not read files at every move. */
const FRESH_FOR = 5_000;

/** Tells what project a file belongs to. */
export interface Projects {
  of(uri: string, languageId: string, name: FixLanguage, language: LanguageFixes): Promise<Project>;
  /** What the workspace is written in, as far as manifests in its folders tell. */
  languages(): Promise<readonly FixLanguage[]>;
  /** What the manifests of a language in the workspace's folders depend on. */
  dependenciesOf(language: FixLanguage): Promise<ReadonlyMap<string, string>>;
}

interface Fresh<Value> {
  /** Until when it holds, as `Date.now()` counts. */
  readonly until: number;
  readonly value: Promise<Value>;
}

/** The text of a file that is open in the editor, saved or not; undefined for any other. */
export type OpenText = (uri: string) => string | undefined;

/**
 * Projects read from the manifests and modules around a file; what cannot be read is left out.
 *
 * @param folders URIs of the workspace's folders, without a slash at their end
 */
export function createProjects(
  runtime: Runtime,
  syntax: SyntaxTrees,
  folders: readonly string[],
  openText: OpenText = () => undefined,
): Projects {
  const known = new Map<string, Fresh<Project>>();
  let languages: Fresh<FixLanguage[]> | undefined;
  return {
    async of(uri, languageId, name, language) {
      const folder = uri.slice(0, uri.lastIndexOf('/'));
      const key = `${name} ${uri}`;
      const fresh = known.get(key);
      const before = fresh && fresh.until > Date.now() ? await fresh.value : undefined;
      // The fix before may have changed the module: the next one must not count on what it was.
      if (before && (!before.module || isAsOpen(before.module, openText))) return before;
      const project = readProject(folder, { uri, languageId, name, language, runtime, syntax, folders, openText });
      known.clear();
      known.set(key, { until: Date.now() + FRESH_FOR, value: project });
      return project;
    },
    languages() {
      if (!languages || languages.until <= Date.now()) {
        languages = { until: Date.now() + FRESH_FOR, value: readLanguages(runtime, folders) };
      }
      return languages.value;
    },
    async dependenciesOf(language) {
      const texts = await Promise.all(
        folders.map(async (folder) =>
          readManifests(runtime, folder, (await runtime.listFolder(folder)).files, language),
        ),
      );
      return dependenciesIn(texts.join('\n'), language);
    },
  };
}

async function readLanguages(runtime: Runtime, folders: readonly string[]): Promise<FixLanguage[]> {
  const names = (await Promise.all(folders.map((folder) => runtime.listFolder(folder)))).flatMap(({ files }) => files);
  const found = FIX_LANGUAGES.filter((language) => names.some((name) => MANIFESTS[language].test(name)));
  // One manifest serves both; a configuration of the compiler tells which.
  const other = names.some((name) => /^tsconfig[^/]{0,80}\.json$/.test(name)) ? 'javascript' : 'typescript';
  return found.filter((language) => language !== other);
}

/** The texts of the manifests of a language in a folder; empty where it has none. */
async function readManifests(
  runtime: Runtime,
  folder: string,
  names: readonly string[],
  language: FixLanguage,
): Promise<string> {
  const manifests = names.filter((name) => MANIFESTS[language].test(name));
  const texts = await Promise.all(manifests.map((name) => runtime.readFile(`${folder}/${encodeURIComponent(name)}`)));
  return texts.join('\n');
}

interface Place {
  readonly uri: string;
  readonly languageId: string;
  readonly name: FixLanguage;
  readonly language: LanguageFixes;
  readonly runtime: Runtime;
  readonly syntax: SyntaxTrees;
  readonly openText: OpenText;
  readonly folders: readonly string[];
}

async function readProject(folder: string, place: Place): Promise<Project> {
  const { uri, name, runtime, folders } = place;
  const path = pathOf(uri);
  let module: HelperModule | undefined;
  let at = folder;
  for (let up = 0; up < MAX_FOLDERS && at.includes('/'); up++) {
    const { files: names } = await runtime.listFolder(at);
    module ??= await readModule(at, names, place);
    const manifest = await readManifests(runtime, at, names, name);
    if (manifest !== '') {
      return { dependencies: dependenciesIn(manifest, name), path, ...(module && { module }) };
    }
    // What lies around the workspace is not of the project.
    if (folders.includes(at)) break;
    at = at.slice(0, at.lastIndexOf('/'));
  }
  return { dependencies: new Map(), path, ...(module && { module }) };
}

async function readModule(folder: string, names: readonly string[], place: Place): Promise<HelperModule | undefined> {
  const { language, uri } = place;
  const own = uri.slice(uri.lastIndexOf('/') + 1);
  const named = language.moduleFiles.find((file) => names.includes(file));
  if (named !== undefined) return named === own ? undefined : moduleOf(`${folder}/${named}`, place);
  if (language.sharedHelper === undefined || folder !== uri.slice(0, uri.lastIndexOf('/'))) return undefined;
  const extension = own.slice(own.lastIndexOf('.'));
  const siblings = names.filter((name) => name.endsWith(extension) && name !== own).slice(0, MAX_SIBLINGS);
  for (const name of siblings) {
    const module = await moduleOf(`${folder}/${encodeURIComponent(name)}`, place, language.sharedHelper);
    if (module) return module;
  }
  return undefined;
}

/** A file as the helper's module; undefined where it cannot be read, or where it does not hold `mark`. */
async function moduleOf(uri: string, place: Place, mark = ''): Promise<HelperModule | undefined> {
  const { languageId, runtime, syntax, openText } = place;
  // Changes are made to what is in the editor: what a fix did there may not be on the disk yet.
  const text = openText(uri) ?? (await runtime.readFile(uri));
  if (!text?.includes(mark)) return undefined;
  // Parsed apart from open documents: its version there is not known here.
  const source = await syntax.of({ uri: `${uri}#module`, version: hash(text), languageId, getText: () => text });
  return source && { path: pathOf(uri), uri, source };
}

function isAsOpen(module: HelperModule, openText: OpenText): boolean {
  const text = openText(module.uri);
  return text === undefined || text === module.source.text;
}

/** The path of a URI: `home/me/a b.ts` for `file:///home/me/a%20b.ts`. */
function pathOf(uri: string): string {
  return decodedUri(uri.replace(/^[\w+.-]+:(?:\/\/[^/]*)?\/?/, ''));
}

/** A number that tells one text from another. */
function hash(text: string): number {
  let value = text.length;
  for (let at = 0; at < text.length; at++) value = (value * 31 + text.charCodeAt(at)) | 0;
  return value;
}
