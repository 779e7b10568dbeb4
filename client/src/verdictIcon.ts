import { ThemeColor, ThemeIcon } from 'vscode';
import type { RetryWhen } from '../../shared/src/catalog/types.ts';

const ICONS: Record<RetryWhen, string> = {
  backoff: 'sync',
  'after-wait': 'watch',
  'after-fix': 'tools',
  never: 'circle-slash',
};

/** The colours of the panel, which every theme has. */
const COLORS: Record<RetryWhen, string> = {
  backoff: 'charts.green',
  'after-wait': 'charts.blue',
  'after-fix': 'charts.yellow',
  never: 'charts.red',
};

/** The icon of a retry verdict inside a label: `$(sync)`. */
export function verdictCodicon(when: RetryWhen): string {
  return `$(${ICONS[when]})`;
}

/** The icon of a retry verdict in its colour. */
export function verdictIcon(when: RetryWhen): ThemeIcon {
  return new ThemeIcon(ICONS[when], new ThemeColor(COLORS[when]));
}
