import arrowLeft from '@vscode/codicons/src/icons/arrow-left.svg' with { type: 'text' };
import arrowRight from '@vscode/codicons/src/icons/arrow-right.svg' with { type: 'text' };
import book from '@vscode/codicons/src/icons/book.svg' with { type: 'text' };
import check from '@vscode/codicons/src/icons/check.svg' with { type: 'text' };
import chevronDown from '@vscode/codicons/src/icons/chevron-down.svg' with { type: 'text' };
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg' with { type: 'text' };
import chevronUp from '@vscode/codicons/src/icons/chevron-up.svg' with { type: 'text' };
import circleSlash from '@vscode/codicons/src/icons/circle-slash.svg' with { type: 'text' };
import clockface from '@vscode/codicons/src/icons/clockface.svg' with { type: 'text' };
import close from '@vscode/codicons/src/icons/close.svg' with { type: 'text' };
import comment from '@vscode/codicons/src/icons/comment.svg' with { type: 'text' };
import copy from '@vscode/codicons/src/icons/copy.svg' with { type: 'text' };
import globe from '@vscode/codicons/src/icons/globe.svg' with { type: 'text' };
import groupByRefType from '@vscode/codicons/src/icons/group-by-ref-type.svg' with { type: 'text' };
import info from '@vscode/codicons/src/icons/info.svg' with { type: 'text' };
import insert from '@vscode/codicons/src/icons/insert.svg' with { type: 'text' };
import json from '@vscode/codicons/src/icons/json.svg' with { type: 'text' };
import link from '@vscode/codicons/src/icons/link.svg' with { type: 'text' };
import linkExternal from '@vscode/codicons/src/icons/link-external.svg' with { type: 'text' };
import markdown from '@vscode/codicons/src/icons/markdown.svg' with { type: 'text' };
import report from '@vscode/codicons/src/icons/report.svg' with { type: 'text' };
import search from '@vscode/codicons/src/icons/search.svg' with { type: 'text' };
import sync from '@vscode/codicons/src/icons/sync.svg' with { type: 'text' };
import tools from '@vscode/codicons/src/icons/tools.svg' with { type: 'text' };
import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import type { RetryWhen } from '../../shared/src/catalog/types.ts';

/** VS Code's own icons, only the few that are used, as pictures in the page: no font has to be loaded. */
const ICONS = {
  arrowLeft: picture(arrowLeft),
  arrowRight: picture(arrowRight),
  book: picture(book),
  check: picture(check),
  chevronDown: picture(chevronDown),
  chevronRight: picture(chevronRight),
  chevronUp: picture(chevronUp),
  circleSlash: picture(circleSlash),
  clockface: picture(clockface),
  close: picture(close),
  comment: picture(comment),
  copy: picture(copy),
  globe: picture(globe),
  groupByRefType: picture(groupByRefType),
  info: picture(info),
  insert: picture(insert),
  json: picture(json),
  link: picture(link),
  linkExternal: picture(linkExternal),
  markdown: picture(markdown),
  report: picture(report),
  search: picture(search),
  sync: picture(sync),
  tools: picture(tools),
};

/** Names of the icons there are. */
export type IconName = keyof typeof ICONS;

/** An icon that says nothing to a screen reader; the words beside it do. */
export function icon(name: IconName): TemplateResult {
  return ICONS[name];
}

const VERDICT_ICONS: Record<RetryWhen, IconName> = {
  backoff: 'sync',
  'after-wait': 'clockface',
  'after-fix': 'tools',
  never: 'circleSlash',
};

const SHAPES = { circleSlash: shape(circleSlash), close: shape(close), tools: shape(tools) };

/** An icon inside a drawing, 16 by 16 from where it stands. */
export function iconShape(name: keyof typeof SHAPES): SVGTemplateResult {
  return SHAPES[name];
}

/** The shape of a retry verdict; the class gives its colour. */
export function verdictIcon(when: RetryWhen): TemplateResult {
  return html`<span class="verdict-icon verdict-${when}">${icon(VERDICT_ICONS[when])}</span>`;
}

/** Lit recognises a template by its strings object: made once per icon, the picture is parsed once and then cloned. */
function picture(svg: string): TemplateResult {
  const text = `<span class="icon" aria-hidden="true">${svg}</span>`;
  return html(Object.assign([text], { raw: [text] }));
}

function shape(text: string): SVGTemplateResult {
  return svg(Object.assign([text], { raw: [text] }));
}
