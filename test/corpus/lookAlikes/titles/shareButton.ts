/** Share button that opens WhatsApp, or tells why it cannot. */
const MAX_TEXT = 4096;
const TOAST_MS = 4000;

export async function share(text: string, toast: (message: string, ms: number) => void): Promise<number> {
  if (text.length === 0) {
    toast('Required parameter is missing', TOAST_MS);
    return 1;
  }
  if (text.length > MAX_TEXT) {
    toast('Text is too long', 10_000);
    return 2;
  }
  try {
    const opened = window.open(`https://wa.me/?text=${encodeURIComponent(text)}`, '_blank', 'width=1000,height=506');
    if (opened) return 0;
    toast('Access denied', TOAST_MS);
    return 4;
  } catch {
    toast('Something went wrong', TOAST_MS);
    return 10;
  }
}

test('share', async () => {
  const toast = vi.fn();
  expect(await share('', toast)).toBe(1);
  expect(await share('x'.repeat(131_072), toast)).toBe(2);
  window.open = () => null;
  expect(await share('Order 131026', toast)).toBe(4);
  expect(toast).toHaveBeenCalledWith('Access denied', 4000);
});
