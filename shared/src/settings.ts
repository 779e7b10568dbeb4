/** Settings of one resource, under `whatsappErrors.` in the manifest; a test holds both together. */
export interface Settings {
  readonly hover: { readonly enabled: boolean };
  readonly codeActions: { readonly enabled: boolean };
  readonly documentLinks: { readonly enabled: boolean };
  readonly completion: { readonly enabled: boolean };
  /** Where the title of a code is shown after it. */
  readonly inlayHints: { readonly show: InlayHintsShown };
  readonly documentHighlights: { readonly enabled: boolean };
  readonly references: { readonly enabled: boolean };
  readonly workspaceSymbols: { readonly enabled: boolean };
  /** Keys such as `131056` or `100:33` that are left alone. */
  readonly ignoredCodes: readonly string[];
  readonly limits: { readonly maxFileSizeKB: number; readonly maxMatches: number };
}

/** `logsAndJson`: in data, where nobody wrote a name for the code; `everywhere`: in source code as well. */
type InlayHintsShown = (typeof INLAY_HINTS_SHOWN)[number];

const INLAY_HINTS_SHOWN = ['never', 'logsAndJson', 'everywhere'] as const;

/** The section of the configuration that holds our settings. */
export const SETTINGS_SECTION = 'whatsappErrors';

/**
 * What holds where nothing is set. Files are examined up to the size at which VS Code hands them to no extension.
 * Document links are on here and off in the manifest: the cards of VS Code can be clicked and would only grow by a line
 * for the link, those of many other editors cannot.
 */
export const DEFAULT_SETTINGS: Settings = {
  hover: { enabled: true },
  codeActions: { enabled: true },
  documentLinks: { enabled: true },
  completion: { enabled: true },
  inlayHints: { show: 'logsAndJson' },
  documentHighlights: { enabled: true },
  references: { enabled: true },
  workspaceSymbols: { enabled: true },
  ignoredCodes: [],
  limits: { maxFileSizeKB: 51_200, maxMatches: 10_000 },
};

/**
 * Reads settings as any client may send them. A value of the wrong type is replaced by its default, so that one bad
 * line never turns the rest off.
 */
export function parseSettings(value: unknown): Settings {
  const root = record(value);
  const limits = record(root.limits);
  const defaults = DEFAULT_SETTINGS;
  const enabled = (name: Switchable) => ({ enabled: flag(record(root[name]).enabled, defaults[name].enabled) });
  return {
    hover: enabled('hover'),
    codeActions: enabled('codeActions'),
    documentLinks: enabled('documentLinks'),
    completion: enabled('completion'),
    inlayHints: { show: shown(record(root.inlayHints).show, defaults.inlayHints.show) },
    documentHighlights: enabled('documentHighlights'),
    references: enabled('references'),
    workspaceSymbols: enabled('workspaceSymbols'),
    ignoredCodes: codes(root.ignoredCodes),
    limits: {
      maxFileSizeKB: positive(limits.maxFileSizeKB, defaults.limits.maxFileSizeKB),
      maxMatches: positive(limits.maxMatches, defaults.limits.maxMatches),
    },
  };
}

/** True for a document of `length` UTF-16 code units, which stand in for bytes: exact for logs and code, and at hand. */
export function isTooLarge(length: number, { limits }: Settings): boolean {
  return length > limits.maxFileSizeKB * 1024;
}

/** Names of the settings that are on or off. */
type Switchable = {
  [Name in keyof Settings]: Settings[Name] extends { readonly enabled: boolean } ? Name : never;
}[keyof Settings];

function shown(value: unknown, fallback: InlayHintsShown): InlayHintsShown {
  return INLAY_HINTS_SHOWN.find((one) => one === value) ?? fallback;
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function flag(value: unknown, fallback: boolean): boolean {
  return typeof value === 'boolean' ? value : fallback;
}

function positive(value: unknown, fallback: number): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : fallback;
}

function codes(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((code) => typeof code === 'string' || typeof code === 'number').map((code) => `${code}`);
}
