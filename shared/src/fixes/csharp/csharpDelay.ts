import type { CsharpHelperOptions } from './csharpHelper.ts';
import type { CsharpShape, JsonReader } from './csharpShape.ts';

/** Namespaces the delay needs beyond those of every helper. */
export function delayUsings(shape: CsharpShape): string[] {
  if (shape.kind === 'thrown' || shape.kind === 'result') return [];
  return [
    'System.Linq',
    ...(shape.json === 'newtonsoft' ? ['Newtonsoft.Json', 'Newtonsoft.Json.Linq'] : ['System.Text.Json']),
    shape.kind === 'response' ? 'System.Net.Http' : 'RestSharp',
  ];
}

/** The function that says how long to wait, or that an outcome is final. */
export function csharpDelay({ shape, configure, bothReaders }: CsharpHelperOptions): string[] {
  const jitter = [
    `    var jitter = policy.Jitter * new Random(Guid.NewGuid().GetHashCode()).NextDouble();`,
    `    var wait = TimeSpan.FromSeconds(policy.Delays[attempt] * (1 + jitter));`,
  ];
  if (shape.kind === 'thrown' || shape.kind === 'result') {
    return [
      '/// <summary>The wait before the next attempt; null where the outcome is final.</summary>',
      'private static TimeSpan? WhatsAppRetryDelay(int code, int attempt)',
      '{',
      '    if (!WhatsAppPolicies.TryGetValue(code, out var policy) || attempt >= policy.Delays.Length)',
      '    {',
      '        return null;',
      '    }',
      '',
      jitter[0] ?? '',
      '    return TimeSpan.FromSeconds(policy.Delays[attempt] * (1 + jitter));',
      '}',
    ];
  }
  if (shape.kind === 'response')
    return [...failedCode(shape.json, configure, bothReaders), '', ...responseDelay(jitter)];
  return [
    '/// <summary>The wait before the next attempt; null where the answer is final.</summary>',
    `private static TimeSpan? WhatsAppRetryDelay(${shape.type} response, int[] codes, int attempt)`,
    '{',
    '    if (response.IsSuccessful || string.IsNullOrEmpty(response.Content))',
    '    {',
    '        return null;',
    '    }',
    '',
    '    int code;',
    '    try',
    '    {',
    ...(shape.json === 'system' ? systemJson : newtonsoft)('response.Content', (code) => `code = ${code};`, 'null'),
    '    }',
    ...(shape.json === 'system' ? systemErrors(bothReaders) : newtonsoftErrors(bothReaders)),
    '    {',
    '        return null; // Not an error of Graph API.',
    '    }',
    '',
    '    if (!codes.Contains(code) || !WhatsAppPolicies.TryGetValue(code, out var policy) || attempt >= policy.Delays.Length)',
    '    {',
    '        return null;',
    '    }',
    '',
    ...restRetryAfter(jitter),
    '}',
  ];
}

/** The function that reads the code of an answer of `HttpClient`. */
function failedCode(json: JsonReader, configure: string, bothReaders: boolean): string[] {
  const body = `await response.Content.ReadAsStringAsync()${configure}`;
  return [
    '/// <summary>The error code of an answer; 0 where it has none, or is final.</summary>',
    'private static async Task<int> WhatsAppFailureAsync(HttpResponseMessage response)',
    '{',
    '    if (response.IsSuccessStatusCode)',
    '    {',
    '        return 0;',
    '    }',
    '',
    '    try',
    '    {',
    '        // Reading the body keeps it in memory: the caller can read it again.',
    ...(json === 'system' ? systemJson : newtonsoft)(body, (code) => `return ${code};`, '0'),
    '    }',
    ...(json === 'system' ? systemErrors(bothReaders) : newtonsoftErrors(bothReaders)),
    '    {',
    '        return 0; // Not an error of Graph API.',
    '    }',
    '}',
  ];
}

function responseDelay(jitter: readonly string[]): string[] {
  return [
    '/// <summary>The wait before the next attempt; null where the answer is final.</summary>',
    'private static TimeSpan? WhatsAppRetryDelay(HttpResponseMessage response, int code, int attempt)',
    '{',
    '    if (!WhatsAppPolicies.TryGetValue(code, out var policy) || attempt >= policy.Delays.Length)',
    '    {',
    '        return null;',
    '    }',
    '',
    ...retryAfter(jitter),
    '}',
  ];
}

/** Lines that read the code from a body: `give` writes what is done with it, `final` is given back at once. */
function systemJson(body: string, give: (code: string) => string, final: string): string[] {
  return [
    `        using (var json = JsonDocument.Parse(${body}))`,
    '        {',
    '            var error = json.RootElement.GetProperty("error");',
    '            if (error.TryGetProperty("is_transient", out var transient) && transient.ValueKind == JsonValueKind.False)',
    '            {',
    `                return ${final};`,
    '            }',
    '',
    `            ${give('error.GetProperty("code").GetInt32()')}`,
    '        }',
  ];
}

function systemErrors(qualified: boolean): string[] {
  const name = qualified ? 'System.Text.Json.JsonException' : 'JsonException';
  return [
    '    catch (Exception ex)',
    `        when (ex is ${name} || ex is KeyNotFoundException || ex is InvalidOperationException || ex is FormatException)`,
  ];
}

function newtonsoft(body: string, give: (code: string) => string, final: string): string[] {
  return [
    `        var json = JObject.Parse(${body});`,
    '        if ((bool?)json.SelectToken("error.is_transient") == false)',
    '        {',
    `            return ${final};`,
    '        }',
    '',
    `        ${give('(int?)json.SelectToken("error.code") ?? 0')}`,
  ];
}

function newtonsoftErrors(qualified: boolean): string[] {
  const name = qualified ? 'Newtonsoft.Json.JsonException' : 'JsonException';
  return [
    '    catch (Exception ex)',
    `        when (ex is ${name} || ex is ArgumentException || ex is FormatException)`,
  ];
}

function retryAfter(jitter: readonly string[]): string[] {
  return [
    ...jitter,
    '    var retryAfter = response.Headers.RetryAfter;',
    '    // A longer wait, or a date, is left to the caller: do not hold a worker for it.',
    '    if (retryAfter?.Date != null || retryAfter?.Delta > TimeSpan.FromSeconds(policy.Delays.Max()))',
    '    {',
    '        return null;',
    '    }',
    '',
    '    return retryAfter?.Delta > wait ? retryAfter.Delta : wait;',
  ];
}

function restRetryAfter(jitter: readonly string[]): string[] {
  return [
    ...jitter,
    '    var header = response.Headers?.FirstOrDefault(one => "Retry-After".Equals(one.Name, StringComparison.OrdinalIgnoreCase));',
    '    if (header?.Value == null)',
    '    {',
    '        return wait;',
    '    }',
    '',
    '    // A longer wait, or a date, is left to the caller: do not hold a worker for it.',
    '    if (!int.TryParse(header.Value.ToString(), out var seconds) || seconds > policy.Delays.Max())',
    '    {',
    '        return null;',
    '    }',
    '',
    '    return TimeSpan.FromSeconds(Math.Max(seconds, wait.TotalSeconds));',
  ];
}
