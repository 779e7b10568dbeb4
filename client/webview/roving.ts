/**
 * Makes the buttons of a group one tab stop, with the arrow keys moving among them. Call it after each drawing: buttons
 * come and go. The button focused last keeps the tab stop.
 */
export function settleTabStop(group: Element): void {
  const buttons = buttonsOf(group);
  const current = buttons.find((button) => button.tabIndex === 0) ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
}

/** Moves the focus among the buttons of the group the key was pressed in; says whether the key was one for that. */
export function moveInGroup(event: KeyboardEvent): boolean {
  const buttons = buttonsOf(event.currentTarget as Element);
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return false;
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  const target = to === undefined ? undefined : buttons[(to + buttons.length) % buttons.length];
  if (!target) return false;
  for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
  target.focus();
  event.preventDefault();
  return true;
}

function buttonsOf(group: Element): HTMLButtonElement[] {
  return [...group.querySelectorAll<HTMLButtonElement>('button')];
}
