/** Numbers of mouse buttons that go back and forward. */
const MOUSE_BACK = 3;
const MOUSE_FORWARD = 4;

/** What the keys of the panel do. */
export interface PanelKeyActions {
  focusSearch(): void;
  /** Focuses the row of the open entry, or the last row. */
  focusList(which: 'current' | 'last'): void;
  openDetail(): void;
  /** Empties the search box. */
  clearQuery(): void;
  /** Goes back (-1) or forward (1) in the history; says whether there was such a place. */
  go(steps: 1 | -1): boolean;
}

/** Follows a key pressed in the search box. */
export function searchKey(event: KeyboardEvent, actions: PanelKeyActions): void {
  if (event.isComposing || event.altKey) return;
  switch (event.key) {
    case 'ArrowDown':
      actions.focusList('current');
      break;
    case 'ArrowUp':
      actions.focusList('last');
      break;
    case 'Enter':
      actions.openDetail();
      break;
    case 'Escape':
      actions.clearQuery();
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}

/**
 * Follows keys that work wherever the focus is, `/` and Escape to the search, as typing in the list does, Alt with an
 * arrow through the history, and the buttons of the mouse for that.
 */
export function followPageKeys(actions: PanelKeyActions): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (event.altKey) historyKey(event, actions);
    else leadToSearch(event, actions);
  });
  document.addEventListener('mouseup', (event) => {
    if (event.button !== MOUSE_BACK && event.button !== MOUSE_FORWARD) return;
    if (actions.go(event.button === MOUSE_BACK ? -1 : 1)) event.preventDefault();
  });
}

function leadToSearch(event: KeyboardEvent, actions: PanelKeyActions): void {
  const origin = event.composedPath()[0];
  if (origin instanceof HTMLInputElement) return;
  const inList = origin instanceof Element && origin.closest('[role="option"]') !== null;
  const typed = inList && event.key.length === 1 && event.key !== ' ';
  if (event.key === 'Escape' || event.key === '/') event.preventDefault();
  else if (!typed) return;
  actions.focusSearch();
}

/** Where the history ends, the key goes on to VS Code, which goes back to another editor. */
function historyKey(event: KeyboardEvent, actions: PanelKeyActions): void {
  const steps = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as 1 | -1 | undefined;
  // In a text on a Mac these keys move by words.
  const movesByWords = event.composedPath()[0] instanceof HTMLInputElement && /mac/i.test(navigator.userAgent);
  if (steps === undefined || event.shiftKey || movesByWords || !actions.go(steps)) return;
  event.preventDefault();
  event.stopPropagation();
}
