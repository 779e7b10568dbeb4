import { csharp } from './csharp/index.ts';
import { go } from './go/index.ts';
import { java } from './java/index.ts';
import type { LanguageFixes } from './languageFixes.ts';
import type { FixLanguage } from './languages.ts';
import { php } from './php/index.ts';
import { python } from './python/index.ts';
import { ruby } from './ruby/index.ts';
import { javascript, typescript } from './script/index.ts';

/** The fixes of every language. */
export const LANGUAGE_FIXES: Readonly<Partial<Record<FixLanguage, LanguageFixes>>> = {
  csharp,
  python,
  typescript,
  javascript,
  go,
  java,
  php,
  ruby,
};
