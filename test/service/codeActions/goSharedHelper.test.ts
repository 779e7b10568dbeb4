import { beforeAll, describe, expect, it } from 'vitest';
import { actionsAtCaret, applyFix, applyRetry, CARET } from './fixtures.ts';

const HEAD = `package notify

import (
	"context"
	"errors"

	"example.com/acme/whatsapp"
)
`;

/** A function that sends and handles the code. */
function sender(name: string, call: string, caret = ''): string {
  return `
func ${name}(ctx context.Context, wa *whatsapp.Client, to string) error {
	err := ${call}
	var apiErr *whatsapp.APIError
	if errors.As(err, &apiErr) && apiErr.Code == 131056${caret} {
		return nil
	}
	return err
}
`;
}

const FIRST = sender('sendHello', 'wa.SendTemplate(ctx, to, "hello")', CARET);
const BETWEEN =
  '\nfunc sendTwice(ctx context.Context, wa *whatsapp.Client, to string) error { return sendHello(ctx, wa, to) }\n';

async function offered(text: string, module?: string): Promise<boolean> {
  const { actions } = await actionsAtCaret(text, 'go', module === undefined ? {} : { module });
  return actions.some(({ title }) => title === 'Add retry for 131056');
}

// The inner send would wait for its turn, which the outer one has until the inner one is done.
describe('a send to one recipient within another is never made of Go', () => {
  let helper: string;
  beforeAll(async () => {
    helper = await applyRetry(`${HEAD}${FIRST}${BETWEEN}`, 'go');
  });

  it('in one file, further out', async () => {
    for (const call of ['sendHello(ctx, wa, to)', 'sendTwice(ctx, wa, to)']) {
      expect(await offered(helper + sender('outer', call, CARET))).toBe(false);
    }
    expect(await offered(helper + sender('other', 'wa.SendImage(ctx, to, "x")', CARET))).toBe(true);
  });

  it('in one file, further in', async () => {
    const outer = `${sender('outer', 'sendTwice(ctx, wa, to)', CARET)}${BETWEEN}${FIRST.replace(CARET, '')}`;
    const after = await applyRetry(HEAD + outer, 'go');
    const inner = after.lastIndexOf('131056', after.indexOf('// withWhatsAppRetry'));
    expect(await offered(after.slice(0, inner) + CARET + after.slice(inner))).toBe(false);
  });

  it('in two files of a package', async () => {
    for (const call of ['sendHello(ctx, wa, to)', 'sendTwice(ctx, wa, to)']) {
      expect(await offered(HEAD + sender('outer', call, CARET), helper)).toBe(false);
    }
  });
});

describe('the helper of another Go file', () => {
  let helper: string;
  const second = HEAD + sender('second', 'wa.SendTemplate(ctx, to, "x")', CARET);
  beforeAll(async () => {
    helper = await applyRetry(HEAD + FIRST, 'go');
  });

  it('is used as it is, and gets the policies it lacks', async () => {
    const first = await applyFix(second, 'go', /^Add retry for 131056$/, { module: helper });
    expect(first.text).not.toContain('func withWhatsAppRetry');
    expect(first.module).toBe(helper);
    const quota = second.replace('131056', '80007');
    const other = await applyFix(quota, 'go', /^Add retry for 80007$/, { module: helper });
    expect(other.module).toMatch(/\t80007: \{\n/);
  });

  it('is not used where it reads another failure, under the same name or another', async () => {
    expect(await offered(second.replaceAll('APIError', 'OtherError'), helper)).toBe(false);
    expect(await offered(second.replace('example.com/acme', 'example.com/other'), helper)).toBe(false);
  });

  it('is not used where a build may lack it', async () => {
    expect(await offered(second, `//go:build linux\n\n${helper}`)).toBe(false);
    expect(await offered(`//go:build linux\n\n${second}`, `//go:build linux\n\n${helper}`)).toBe(true);
    expect(await offered(`//go:build linux\n\n${second}`, helper)).toBe(true);
  });
});
