import { describe, expect, it } from 'vitest';
import { LANGUAGE_FIXES } from '../../../shared/src/fixes/allLanguages.ts';
import { callAt } from '../../../shared/src/fixes/call/findSendCalls.ts';
import { fileStyleOf } from '../../../shared/src/fixes/fileStyle.ts';
import type { CodeConstant, LanguageFixes } from '../../../shared/src/fixes/languageFixes.ts';
import { nodeAt } from '../../../shared/src/fixes/syntax.ts';
import { applyChanges } from '../../../shared/src/fixes/textChange.ts';
import { parseSource } from '../../unit/fixes/parseSource.ts';
import { testCatalog } from '../../unit/fixes/testCatalog.ts';

const php = LANGUAGE_FIXES.php as LanguageFixes;

describe('Compare the code in PHP', () => {
  const compared = async (expression: string, before = ''): Promise<string | undefined> => {
    const text = `<?php\n${before}\nif (${expression}) { return; }\n`;
    const source = await parseSource(text, 'php');
    const at = text.indexOf('TITLE', before.length);
    const [title] = source.root
      .descendantsOfType([...php.strings])
      .filter((node) => node && node.startIndex < at && at < node.endIndex);
    const changes = title && php.compareCode(title, '131056', source);
    return changes ? applyChanges(text, changes).split('\nif (').at(-1)?.split(') {')[0] : undefined;
  };

  it.each([
    ["$error['message'] === 'TITLE'", "$error['code'] === 131056"],
    ["'TITLE' == $error['title']", "131056 === $error['code']"],
    ['$answer->error->message != "TITLE"', '$answer->error->code !== 131056'],
    ["($answer['error']['message'] ?? '') === 'TITLE'", "($answer['error']['code'] ?? null) === 131056"],
    ["!str_contains($error['message'], 'TITLE')", "$error['code'] !== 131056"],
    ["strpos($error['message'], 'TITLE') !== false", "$error['code'] === 131056"],
    ["$response->json('error.message') === 'TITLE'", "$response->json('error.code') === 131056"],
  ])('%s', async (before, after) => {
    expect(await compared(before)).toBe(after);
  });

  it.each([
    "$e->getMessage() === 'TITLE'",
    "$row['message'] === 'TITLE'",
    "$error['type'] === 'TITLE'",
    "strpos($error['message'], 'TITLE') === 0",
    "in_array($error['message'], ['TITLE'])",
    "$log->info('TITLE')",
  ])('leaves %s alone', async (text) => {
    expect(await compared(text)).toBeUndefined();
  });

  it('knows the code of an exception the file asks elsewhere', async () => {
    expect(await compared("$e->getMessage() === 'TITLE'", 'if ($e->getCode() === 131047) { return; }')).toBe(
      '$e->getCode() === 131056',
    );
  });
});

describe('Add cases in PHP', () => {
  const added: readonly CodeConstant[] = [{ name: '', code: '131047', doc: '131047: Closed.' }];
  const withCases = async (text: string): Promise<string> => {
    const source = await parseSource(text, 'php');
    const found = php.switchAt(nodeAt(source.root, text.indexOf('131056')));
    return found ? applyChanges(text, php.addCases(found, added, source, fileStyleOf(source, php.custom))) : '';
  };

  it('puts them in front of the default one', async () => {
    const text = `<?php
switch ($code) {
    case 131056:
        return 1;
    default:
        return 0;
}
`;
    expect(await withCases(text)).toBe(
      text.replace('    default', '    // 131047: Closed.\n    case 131047:\n        break;\n    default'),
    );
  });

  it('puts them in front of all where the last one falls through', async () => {
    const text = `<?php
switch ($code) {
    case 131056:
    default:
        return 0;
}
`;
    expect(await withCases(text)).toContain(
      '{\n    // 131047: Closed.\n    case 131047:\n        break;\n    case 131056:',
    );
  });

  it('adds arms to a match', async () => {
    const text = `<?php
$later = match ($code) {
    131056, 80007 => true
};
`;
    expect(await withCases(text)).toContain('=> true,\n    // 131047: Closed.\n    131047 => null,\n}');
  });

  it('adds them to a switch in one line', async () => {
    const text = '<?php\nswitch ($code) { case 131056: exit(1); }\n';
    expect(await withCases(text)).toBe(
      '<?php\nswitch ($code) { case 131056: exit(1);\n// 131047: Closed.\ncase 131047:\n    break;\n}\n',
    );
  });

  it('finds no switch over texts', async () => {
    expect(await withCases("<?php\nswitch ($name) { case 'a': f(131056); }\n")).toBe('');
  });
});

describe('constants in PHP', () => {
  it('are those of the class where there are some, and no others of the same digits', async () => {
    const text = `<?php
namespace App;
class A
{
    private const TIMEOUT = 190;
    private const PAIR_LIMIT = 131056;

    public function f(int $code): bool { return $code === 131056 || $code === 80007; }
}
`;
    const source = await parseSource(text, 'php');
    expect([...php.constants.declared(source)]).toEqual([['131056', 'PAIR_LIMIT']]);
    expect(php.constants.reference('X', source)).toBe('self::X');
    const constant = { name: 'TOO_MANY', code: '80007', doc: '80007: Too many.' };
    const changes = php.constants.declare(source, [constant], fileStyleOf(source, php.custom));
    expect(applyChanges(text, changes ?? [])).toContain(
      '= 131056;\n    /** 80007: Too many. */\n    private const TOO_MANY = 80007;\n\n    public',
    );
  });

  it('are none where a name means something else', async () => {
    const source = await parseSource('<?php\necho TOO_MANY;\n', 'php');
    const constant = { name: 'TOO_MANY', code: '80007', doc: '' };
    expect(php.constants.declare(source, [constant], fileStyleOf(source, php.custom))).toBeUndefined();
  });
});

describe('a branch in PHP', () => {
  const branch = async (text: string, write: 'sendTemplate' | 'refreshToken', code: string) => {
    const source = await parseSource(text, 'php');
    const start = text.indexOf(code);
    const at = text.indexOf('curl_exec');
    const found = callAt(source, { ...php, isSafe: () => true }, at, at);
    const [entry] = testCatalog.byCode(Number(code));
    return (
      entry &&
      php[write]({
        source,
        style: fileStyleOf(source, php.custom),
        entry,
        start,
        end: start + code.length,
        calls: found ? [found] : [],
        project: { dependencies: new Map(), path: 'a.php' },
      })
    );
  };
  const text = (condition: string): string => `<?php
function send($to, $token) {
    $ch = curl_init('https://graph.facebook.com/v23.0/1/messages');
    curl_setopt($ch, CURLOPT_HTTPHEADER, ["Authorization: Bearer $token"]);
    curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode(['to' => $to]));
    $answer = curl_exec($ch);
    $code = $answer['error']['code'];
    if (${condition}) {
        return;
    }
}
`;

  it('gets a template or a token where it is for one code', async () => {
    const template = await branch(text('$code === 131047'), 'sendTemplate', '131047');
    expect(applyChanges(text('$code === 131047'), template?.changes ?? [])).toContain(
      '{\n        send_whatsapp_template($to);\n',
    );
    const token = await branch(text('190 == $code'), 'refreshToken', '190');
    expect(applyChanges(text('190 == $code'), token?.changes ?? [])).toContain(
      '{\n        $token = fresh_whatsapp_token($token);\n',
    );
  });

  it('gets a line of its own in a branch of one line', async () => {
    const short = text('$code === 131047').replace(/\{\s+return;\s+\}/, '{ return; }');
    const { changes = [] } = (await branch(short, 'sendTemplate', '131047')) ?? {};
    expect(applyChanges(short, changes)).toContain('{\n        send_whatsapp_template($to);\n        return; }');
  });

  it.each([
    '$code !== 131047',
    '$code === 131047 || $code === 1',
    '!($code === 131047)',
    'in_array($code, [131047, 1])',
  ])('stays as it is for %s', async (condition) => {
    expect(await branch(text(condition), 'sendTemplate', '131047')).toBeUndefined();
  });
});
