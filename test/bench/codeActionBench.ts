import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FIX_LANGUAGES, type FixLanguage, LANGUAGE_NAMES } from '../../shared/src/fixes/languages.ts';
import { builtStdio, LspClient, type OpenDocument } from '../protocol/lspClient.ts';
import { NEEDLE } from './sampleDocuments.ts';
import { median } from './statistics.ts';

const FIXTURES = path.join(import.meta.dirname, '../fixtures/codeActions');
const LINES = 2_000;
/** A server is started anew for each value of the first request, which loads parser and grammar. */
const STARTS = 7;
const ROUNDS = 60;
const WARM_UP = 10;

/** A file that handles the code around a send, and functions that have nothing to do with it. */
const SAMPLES: Readonly<Record<FixLanguage, { readonly file: string; readonly filler: (n: number) => string }>> = {
  typescript: {
    file: 'caught-condition.before.ts',
    filler: (n) =>
      `export function area${n}(boxes: readonly number[]): number {\n  let sum = ${n};\n  for (const box of boxes) {\n    if (box > ${n}) sum += box * 2;\n  }\n  return sum;\n}\n`,
  },
  javascript: {
    file: 'fetch-response.before.js',
    filler: (n) =>
      `export function area${n}(boxes) {\n  let sum = ${n};\n  for (const box of boxes) {\n    if (box > ${n}) sum += box * 2;\n  }\n  return sum;\n}\n`,
  },
  python: {
    file: 'caught.before.py',
    filler: (n) =>
      `\ndef area${n}(boxes):\n    total = ${n}\n    for box in boxes:\n        if box > ${n}:\n            total += box * 2\n    return total\n`,
  },
  php: {
    file: 'own-exception.before.php',
    filler: (n) =>
      `function area${n}(array $boxes): int\n{\n    $sum = ${n};\n    foreach ($boxes as $box) {\n        $sum += $box > ${n} ? $box * 2 : 0;\n    }\n    return $sum;\n}\n`,
  },
  go: {
    file: 'errors-as.before.go',
    filler: (n) =>
      `func area${n}(boxes []int) int {\n\tsum := ${n}\n\tfor _, box := range boxes {\n\t\tif box > ${n} {\n\t\t\tsum += box * 2\n\t\t}\n\t}\n\treturn sum\n}\n`,
  },
  java: {
    file: 'caught-condition.before.java',
    filler: (n) =>
      `class Area${n} {\n    int of(int[] boxes) {\n        int sum = ${n};\n        for (int box : boxes) {\n            if (box > ${n}) sum += box * 2;\n        }\n        return sum;\n    }\n}\n`,
  },
  csharp: {
    file: 'caught-filter.before.cs',
    filler: (n) =>
      `class Area${n}\n{\n    int Of(int[] boxes)\n    {\n        var sum = ${n};\n        foreach (var box in boxes) if (box > ${n}) sum += box * 2;\n        return sum;\n    }\n}\n`,
  },
  ruby: {
    file: 'custom_error.before.rb',
    filler: (n) =>
      `def area${n}(boxes)\n  sum = ${n}\n  boxes.each do |box|\n    sum += box * 2 if box > ${n}\n  end\n  sum\nend\n`,
  },
};

/**
 * Code action request to answer at a code in a file of 2,000 lines: the first one of a server, with parser and grammar to
 * load, later ones each after a keystroke, and hovers at the same place for comparison.
 */
export async function benchCodeActions(): Promise<string[]> {
  const lines: string[] = [];
  for (const name of FIX_LANGUAGES) {
    const text = sampleOf(name);
    const cold: number[] = [];
    for (let start = 0; start < STARTS; start++) cold.push(await timeFirst(name, text));
    const { warm, hover } = await timeWarm(name, text);
    const ratio = (median(warm) / median(hover)).toFixed(1);
    lines.push(
      `${LANGUAGE_NAMES[name].padEnd(10)} first ${ms(median(cold))} (limit 300), after a keystroke ${ms(median(warm))} (limit 20), ${ratio} times a hover`,
    );
  }
  return lines;
}

function sampleOf(name: FixLanguage): string {
  const { file, filler } = SAMPLES[name];
  const own = readFileSync(path.join(FIXTURES, name, file), 'utf8').replace('‸', '');
  const parts = [own];
  for (let n = 0, count = own.split('\n').length; count < LINES; n++) {
    const part = filler(n);
    parts.push(part);
    count += part.split('\n').length - 1;
  }
  return parts.join('');
}

async function timeFirst(languageId: string, text: string): Promise<number> {
  const client = await LspClient.start(builtStdio());
  const document = await client.open(languageId, text);
  await document.hoverAt(document.positionOf(NEEDLE));
  const time = await timeActions(document);
  await client.stop();
  return time;
}

async function timeWarm(languageId: string, text: string): Promise<{ warm: number[]; hover: number[] }> {
  const client = await LspClient.start(builtStdio());
  const document = await client.open(languageId, text);
  const position = document.positionOf(NEEDLE);
  const warm: number[] = [];
  const hover: number[] = [];
  let typed = text;
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const end = { line: typed.split('\n').length - 1, character: typed.split('\n').at(-1)?.length ?? 0 };
    typed += '\n';
    await document.change(typed, [{ range: { start: end, end }, text: '\n' }]);
    const time = await timeActions(document);
    const begin = performance.now();
    await document.hoverAt(position);
    if (round < WARM_UP) continue;
    warm.push(time);
    hover.push(performance.now() - begin);
  }
  await client.stop();
  return { warm, hover };
}

async function timeActions(document: OpenDocument): Promise<number> {
  const begin = performance.now();
  const actions = await document.codeActions(NEEDLE);
  const time = performance.now() - begin;
  if (!actions.some(({ title }) => title === `Add retry for ${NEEDLE}`))
    throw new Error(`No retry is offered, only: ${actions.map(({ title }) => title).join('; ')}`);
  return time;
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}
