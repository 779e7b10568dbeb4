import { describe, expect, it } from 'vitest';
import { applyRetry, retriesAtCaret } from './fixtures.ts';

/** A class with a method that reads the code of what a send gives. */
const answered = (statements: string) => `using System.Threading.Tasks;

class Sender
{
    public async Task F(string to)
    {
        var answer = await client.SendTextAsync(to);
        ${statements}
    }
}
`;

/** After a message was sent there is no error to read: what throws then would look like a failed send. */
describe('Add retry in C# for a code in a result', () => {
  it.each([
    ['if (answer.Code == 131056‸) return;', 'result.Code == code'],
    ['if (answer.Error != null && answer.Error.Code == 131056‸) return;', 'result.Error?.Code == code'],
    [
      'if (!answer.Success) { if (answer.Error.Code == 131056‸) return; }',
      '!result.Success && result.Error.Code == code',
    ],
    [
      'if (answer.IsError && answer.Errors[0].Code == 131056‸) return;',
      'result.IsError && result.Errors[0].Code == code',
    ],
    ['if (answer == null || answer.Error.Code == 131056‸) return;', 'result?.Error?.Code == code'],
    [
      'if (answer == null) return; if (!answer.Success && answer.Error!.Code == 131056‸) return;',
      'result?.Success == false && result?.Error?.Code == code',
    ],
    ['if ((int)answer["error"]["code"] == 131056‸) return;', '(int?)result["error"]?["code"] == code'],
    [
      'if ((string)answer["error"]["code"] == "131056‸") return;',
      '(string)result["error"]?["code"] == code.ToString()',
    ],
    ['if (answer.Message.Contains("131056‸")) return;', '(result.Message ?? "").Contains(code.ToString())'],
    ['var error = answer.Error; if (error.Code == "131056‸") return;', 'result.Error?.Code == code.ToString()'],
  ])('reads it so that a result without an error does not throw: %s', async (statements, read) => {
    expect(await applyRetry(answered(statements), 'csharp')).toContain(`(result, code) => ${read}`);
  });

  it.each([
    'if (answer.GetProperty("error").GetProperty("code").GetInt32() == 131056‸) return;',
    'if (answer.Errors[0].Code == 131056‸) return;',
    'if (int.Parse(answer.Error.Code) == 131056‸) return;',
    'if (answer.ErrorCode.Value == 131056‸) return;',
  ])('is not offered where what reads it throws on a result without an error: %s', async (statements) => {
    expect(await retriesAtCaret(answered(statements), 'csharp')).toEqual([]);
  });
});
