import type { LanguageFixes } from './languageFixes.ts';
import type { FixLanguage } from './languages.ts';
import { php } from './php/index.ts';
import { javascript, typescript } from './script/index.ts';

/** The fixes of every language. */
export const LANGUAGE_FIXES: Readonly<Partial<Record<FixLanguage, LanguageFixes>>> = { typescript, javascript, php };
