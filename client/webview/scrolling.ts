/** Space kept above a part that is brought to the top, in pixels. */
const MARGIN = 12;

/**
 * Scrolls `scroller`, and nothing around it, until `element` is inside its visible part (`nearest`) or at its top
 * (`start`). `scrollIntoView` would also move the frames VS Code puts around the page.
 */
export function bringIntoView(scroller: Element, element: Element, place: 'nearest' | 'start'): void {
  const { top, bottom } = element.getBoundingClientRect();
  const page = scroller === document.documentElement;
  const view = page ? { top: 0, bottom: window.innerHeight } : scroller.getBoundingClientRect();
  if (place === 'start') scroller.scrollTop += top - view.top - MARGIN;
  else if (top < view.top) scroller.scrollTop += top - view.top;
  else if (bottom > view.bottom) scroller.scrollTop += Math.min(bottom - view.bottom, top - view.top);
}

/** What scrolls a pane: the pane, or the page where the style sheet lets the pane grow. */
export function scrollerOf(pane: Element): Element {
  return getComputedStyle(pane).overflowY === 'visible' ? document.documentElement : pane;
}
