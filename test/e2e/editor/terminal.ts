import { poll } from './poll.ts';
import type { Workbench } from './workbench.ts';

/** Opens a terminal, runs a command in it and waits until what it prints is shown. */
export async function runInTerminal(workbench: Workbench, command: string, printed: string): Promise<void> {
  await workbench.runCommand('Terminal: Create New Terminal');
  const rows = workbench.page.locator('.terminal .xterm-rows').last();
  await poll('a prompt in the terminal', async () => ((await rows.innerText()).includes('#') ? true : undefined));
  await workbench.page.keyboard.type(command);
  await workbench.press('Enter');
  await rows.getByText(printed).first().waitFor();
}

/** Follows the link on a text in the terminal, as Ctrl+click does, and gives what the terminal says about the link. */
export async function followTerminalLink(workbench: Workbench, text: string): Promise<string> {
  const rows = workbench.page.locator('.terminal .xterm-rows').last();
  const place = await rows.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const start = (node.textContent ?? '').indexOf(wanted);
      if (start < 0) continue;
      const range = document.createRange();
      range.setStart(node, start);
      range.setEnd(node, start + wanted.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    return undefined;
  }, text);
  if (!place) throw new Error(`The terminal does not show "${text}".`);
  const hover = workbench.page.locator('.monaco-hover.workbench-hover:visible, .xterm-hover:visible');
  const words = await poll(`what the terminal says about the link on "${text}"`, async () => {
    await workbench.page.mouse.move(place.x, place.y - 60);
    await workbench.page.mouse.move(place.x, place.y, { steps: 3 });
    await hover
      .first()
      .waitFor({ timeout: 3_000 })
      .catch(() => undefined);
    return (await hover.first().isVisible()) ? hover.first().innerText() : undefined;
  });
  await workbench.page.keyboard.down('Control');
  await workbench.page.mouse.click(place.x, place.y);
  await workbench.page.keyboard.up('Control');
  return words.replaceAll('\u00a0', ' ');
}
