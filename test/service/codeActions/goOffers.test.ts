import { describe, expect, it } from 'vitest';
import { go } from '../../../shared/src/fixes/go/index.ts';
import { dependenciesIn } from '../../../shared/src/fixes/manifests.ts';
import { applyChanges } from '../../../shared/src/fixes/textChange.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';
import { actionsAtCaret, applyFix, applyRetry, CARET, readCode, retriesAtCaret } from './fixtures.ts';

const HEAD = `package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"example.com/acme/whatsapp"
)

type Client struct {
	http *http.Client
	wa   *whatsapp.Client
}

func (c *Client) sendText(ctx context.Context, to string) error { return nil }
func (c *Client) sendFile(ctx context.Context, to string, file io.Reader) error { return nil }
func (c *Client) uploadMedia(path string) string { return path }
`;

const CAUGHT = `if err != nil {
		var apiErr *whatsapp.APIError
		if errors.As(err, &apiErr) && apiErr.Code == 131056${CARET} {
			return nil
		}
	}
	return err`;

/** A method whose statements come before the usual question for the code. */
function method(statements: string, parameters = 'ctx context.Context, to string'): string {
  return `${HEAD}
func (c *Client) deliver(${parameters}) error {
	${statements}
	${CAUGHT}
}
`;
}

const REQUEST = `payload, _ := json.Marshal(map[string]string{"messaging_product": "whatsapp", "to": to})
	req, err := http.NewRequest(http.MethodPost, "https://graph.facebook.com/v23.0/1/messages", %body%)
	if err != nil {
		return err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var answer struct{ Error struct{ Code int } }
	err = json.NewDecoder(resp.Body).Decode(&answer)
	if answer.Error.Code == 131056${CARET} {
		return nil
	}`;

/** A method that sends a request with a body. */
function requestOf(body: string): string {
  return method(REQUEST.replace('%body%', body)).replace(
    `131056${CARET} {\n\t\t\treturn nil\n\t\t}\n\t}\n\treturn err`,
    '0 {\n\t\t\treturn nil\n\t\t}\n\t}\n\treturn err',
  );
}

const SAFE = 'err := c.sendText(ctx, to)';

const UNSAFE: Record<string, string> = {
  'a code that must not be sent again': method(SAFE).replace('131056', '131047'),
  'only a constant': `${HEAD}\nconst pairLimit = 131056${CARET}\n`,
  'a function that only reads the code': `${HEAD}\nfunc isPairLimit(code int) bool { return code == 131056${CARET} }\n`,
  'a result whose type stands in another file': method('sent, err := c.wa.SendText(ctx, to)\n\t_ = sent'),
  'a call in a goroutine of its own': method('var err error\n\tgo c.sendText(ctx, to)'),
  'a deferred call': method('var err error\n\tdefer c.sendText(ctx, to)'),
  'a call whose error nobody looks at': method('var err error\n\tc.sendText(ctx, to)'),
  'a loop that counts attempts': method(
    'var err error\n\tfor attempt := 0; attempt < 3; attempt++ {\n\t\terr = c.sendText(ctx, to)\n\t}',
  ),
  'a retry of a library': method(
    'err := retry.Do(func() error {\n\t\terr := c.sendText(ctx, to)\n\t\treturn err\n\t})',
  ),
  'an argument that can be read once': method(
    'err := c.sendFile(ctx, to, file)',
    'ctx context.Context, to string, file io.Reader',
  ),
  'an argument that uploads': method('err := c.sendText(ctx, c.uploadMedia(to))'),
  'an argument from a channel': method('err := c.sendText(ctx, <-numbers)', 'ctx context.Context, numbers chan string'),
  'a name of the helper that means something else': `${method(SAFE)}\nfunc withWhatsAppRetry() {}\n`,
  'a variable that hides a package': method(`context := 1\n\t_ = context\n\t${SAFE}`),
  'brackets that do not match': method('err := c.sendText(ctx, to'),
  'a body of unknown origin': requestOf('body').replace('to string) error', 'to string, body io.Reader) error'),
  'a request from elsewhere': requestOf('bytes.NewReader(payload)')
    .replace(/payload, _ :=[\s\S]*?\n\tresp,/, 'resp,')
    .replace('to string) error {\n\tresp', 'to string, req *http.Request) error {\n\tresp'),
  'a body that is replaced later': requestOf('bytes.NewReader(payload)').replace(
    '\tresp,',
    '\treq.Body = io.NopCloser(nil)\n\tresp,',
  ),
  'a payload that holds a reader': method(
    'media := whatsapp.Media{To: to, Body: content}\n\terr := c.sendMedia(ctx, media)',
    'ctx context.Context, to string, content io.Reader',
  ),
  'a copy of a request from elsewhere': method(
    'resp, err := c.http.Do(req.WithContext(ctx))\n\tdefer resp.Body.Close()',
    'ctx context.Context, req *http.Request',
  ),
  'a lock that is held': method(`c.mu.Lock()\n\tdefer c.mu.Unlock()\n\t${SAFE}`),
  'a transaction that is open': method(`tx, err := c.db.BeginTx(ctx, nil)\n\tdefer tx.Rollback()\n\t${SAFE}`),
  'a transaction around it': method(
    'err := c.db.Transaction(func(tx *gorm.DB) error {\n\t\terr := c.sendText(ctx, to)\n\t\treturn err\n\t})',
  ),
  'a function that calls itself with a count of attempts': method(
    `${SAFE}\n\tif tries < 3 {\n\t\treturn c.deliver(ctx, to, tries+1)\n\t}`,
    'ctx context.Context, to string, tries int',
  ),
  'a failure that is decoded into what cannot be emptied': method(
    'resp, err := c.r.R().SetBody(to).SetError(failure).Post("https://graph.facebook.com/v23.0/1/messages")',
    'ctx context.Context, to string, failure any',
  ).replace('"net/http"', '"net/http"\n\n\t"github.com/go-resty/resty/v2"'),
  'a mail': method('err := mailer.Send(to)'),
};

describe('Add retry in Go is not offered for', () => {
  it('these cases only: without what is in the way it is', async () => {
    expect(await retriesAtCaret(method(SAFE), 'go')).toEqual(['Add retry for 131056']);
    expect(await retriesAtCaret(requestOf('bytes.NewReader(payload)'), 'go')).toEqual(['Add retry for 131056']);
    const givenBack = method(`c.mu.Lock()\n\tc.count++\n\tc.mu.Unlock()\n\t${SAFE}`);
    expect(await retriesAtCaret(givenBack, 'go')).toEqual(['Add retry for 131056']);
  });

  it.each(Object.entries(UNSAFE))('%s', async (_name, text) => {
    expect(text.split(CARET)).toHaveLength(2);
    expect(await retriesAtCaret(text, 'go')).toEqual([]);
  });

  it('a result in a module whose Go has no type parameters', async () => {
    const text =
      method('sent, err := c.sendId(ctx, to)\n\t_ = sent') +
      'func (c *Client) sendId(ctx context.Context, to string) (string, error) { return "", nil }\n';
    const offered = async (version: string) => {
      const { actions } = await actionsAtCaret(text, 'go', { dependencies: new Map([['go', version]]) });
      return actions.some(({ title }) => title === 'Add retry for 131056');
    };
    expect(dependenciesIn('module shop\n\ngo 1.17\n', 'go')).toEqual(new Map([['go', '1.17']]));
    expect(await offered('1.17')).toBe(false);
    expect(await offered('1.18')).toBe(true);
  });
});

describe('Add retry in Go', () => {
  it('waits with the context of a request, and with none where the call outlives it', async () => {
    const handler = 'w http.ResponseWriter, r *http.Request, to string';
    const plain = `${method('err := c.sendPlain(to)', handler)}func (c *Client) sendPlain(to string) error { return nil }\n`;
    expect(await applyRetry(plain, 'go')).toContain('withWhatsAppRetry(r.Context(), to, []int{131056}, func() error {');
    const detached = `${HEAD}
func (c *Client) sendPlain(to string) error { return nil }
func (c *Client) handle(w http.ResponseWriter, r *http.Request, to string) {
	go func() {
		err := c.sendPlain(to)
		var apiErr *whatsapp.APIError
		if errors.As(err, &apiErr) && apiErr.Code == 131056${CARET} {
			return
		}
	}()
}
`;
    expect(await applyRetry(detached, 'go')).toContain('withWhatsAppRetry(context.Background(), to, ');
  });

  it('takes a context that was made from another', async () => {
    const traced = method(
      `ctx, span := tracer.Start(ctx, "deliver")\n\tdefer span.End()\n\terr := c.sendPlain(to)`,
      'to string',
    );
    const text = `${traced}func (c *Client) sendPlain(to string) error { return nil }\n`;
    expect(await applyRetry(text, 'go')).toContain('withWhatsAppRetry(ctx, to, []int{131056}, func() error {');
  });

  it('sends the body of a copied request again', async () => {
    const text = requestOf('bytes.NewReader(payload)').replace('Do(req)', 'Do(req.WithContext(ctx))');
    expect(await applyRetry(text, 'go')).toContain('req.Body = body\n\t\treturn c.http.Do(req.WithContext(ctx))');
  });

  it('takes the context of a request where none is in scope', async () => {
    const text = requestOf('bytes.NewReader(payload)').replace(
      '(ctx context.Context, to string) error {\n\tpay',
      '(to string) error {\n\tpay',
    );
    expect(await applyRetry(text, 'go')).toContain('withWhatsAppRetry(req.Context(), to, ');
  });

  it('leaves a variable of the call its name', async () => {
    const text = `${requestOf('bytes.NewReader(payload)')
      .replace('c.http.Do(req)', 'c.do(req, body)')
      .replace('to string) error {\n\tpay', 'to string, body string) error {\n\tpay')}
func (c *Client) do(req *http.Request, body string) (*http.Response, error) { return c.http.Do(req) }
`;
    expect(await applyRetry(text, 'go')).toContain('req.Body = again\n\t\treturn c.do(req, body)');
  });

  it('reads a body from a reader again', async () => {
    const text = `${HEAD}
func (c *Client) post(to string, body *bytes.Reader) error {
	resp, err := http.Post("https://graph.facebook.com/v23.0/1/messages", "application/json", body)
	if err != nil {
		return err
	}
	var answer struct{ Error struct{ Code int } }
	if json.NewDecoder(resp.Body).Decode(&answer) == nil && answer.Error.Code == 131056${CARET} {
		return errors.New("too fast")
	}
	return nil
}
`;
    expect(await applyRetry(text, 'go')).toContain('again := *body\n\t\treturn http.Post(');
  });

  it('gives the recipient as a string', async () => {
    const typed =
      method('err := c.sendPlain(ctx, number)', 'ctx context.Context, number Number') +
      'type Number string\nfunc (c *Client) sendPlain(ctx context.Context, to Number) error { return nil }\n';
    expect(await applyRetry(typed.replace('"io"\n', '"io"\n\t"fmt"\n'), 'go')).toContain(
      '(ctx, fmt.Sprint(number), []int{131056}',
    );
    const pointer = typed.replace('number Number', 'number *string');
    expect(await applyRetry(pointer, 'go')).toContain('(ctx, "", []int{131056}');
  });

  it('names packages as the file does', async () => {
    const text = method(SAFE)
      .replace('"context"\n', '"context"\n\t"crypto/rand"\n')
      .replace('c.sendText(ctx, to)', 'c.sendText(ctx, to)\n\t_ = rand.Reader');
    const after = await applyRetry(text, 'go');
    expect(after).toContain('\tmathrand "math/rand"\n');
    expect(after).toContain('mathrand.Float64()');
  });

  it('uses the file of the package that has the helper, and not that of another', async () => {
    const own = await applyFix(method(SAFE), 'go', /^Add retry for 131056 \(helper/);
    const module = own.module ?? '';
    expect(module).toMatch(/^package main\n/);
    const second = await applyFix(method(SAFE), 'go', /^Add retry for 131056$/, { module });
    expect(second.text).not.toContain('func withWhatsAppRetry');
    expect(second.module).toBe(module);
    const other = await applyFix(method(SAFE), 'go', /^Add retry for 131056$/, {
      module: module.replace('main', 'other'),
    });
    expect(other.text).toContain('func withWhatsAppRetry');
  });

  it('gives a snippet that says how it is used', () => {
    const [entry] = testCatalog.byCode(131056);
    const snippet = entry ? go.snippet(entry, { dependencies: new Map() }) : '';
    expect(snippet).toContain('[]int{131056}');
    expect(snippet).toContain('func withWhatsAppRetry(');
  });
});

describe('a switch over codes in Go', () => {
  const SWITCH =
    'package main\n\nfunc f(code int) {\n\tswitch code {\n\tcase 131056:\n\t\treturn\n\t// any other\n\tdefault:\n\t}\n}\n';
  const added = async (text: string): Promise<string | undefined> => {
    const code = await readCode(text, 'go');
    const node = code?.file.root.namedDescendantForIndex(text.indexOf('131056'), text.indexOf('131056') + 6);
    const found = node ? go.switchAt(node) : undefined;
    if (!code || !found) return undefined;
    const style = { indent: '\t', quote: '"', semicolons: false, lineEnd: '\n' } as const;
    const cases = [{ name: 'A', code: '131047', doc: '131047: a window.' }];
    return applyChanges(text, go.addCases(found, cases, code.file, style));
  };

  it('gets cases in front of the default one', async () => {
    expect(await added(SWITCH)).toContain(
      '\t\treturn\n\tcase 131047:\n\t\t// 131047: a window.\n\t// any other\n\tdefault:',
    );
  });

  it('gets them first where the last case falls through', async () => {
    expect(await added(SWITCH.replace('return', 'fallthrough'))).toContain('switch code {\n\tcase 131047:');
  });

  it('gets them in lines of their own where it stands in one', async () => {
    expect(
      await added('package main\n\nfunc f(code int) {\n\tswitch code { case 131056: return; default: }\n}\n'),
    ).toContain('\tswitch code { case 131056: return;\n\tcase 131047:\n\t\t// 131047: a window.\n\tdefault: }\n');
  });

  it('is left alone where a case has a number from another file, or there is no value', async () => {
    expect(await added(SWITCH.replace('131056', '131056, pairLimit'))).toBeUndefined();
    expect(await added(SWITCH.replace('switch code', 'switch').replace('131056', 'code == 131056'))).toBeUndefined();
  });
});
