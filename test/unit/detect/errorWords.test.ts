import { describe, expect, it } from 'vitest';
import { errorWordAtEnd } from '../../../shared/src/detect/errorWords.ts';

describe('errorWordAtEnd', () => {
  it.each([
    ['error ', 'error'],
    ['Erro: ', 'Erro'],
    ['código ', 'código'],
    ['hata kodu ', 'kodu'],
    ['kod błędu ', 'błędu'],
    ['mã lỗi ', 'lỗi'],
    ['Ошибка ', 'Ошибка'],
    ['त्रुटि ', 'त्रुटि'],
    ['错误码', '码'],
    ['エラーコード ', 'コード'],
    ['오류 ', '오류'],
    ['والخطأ ', 'خطأ'],
    ['error **', 'error'],
    ['Error #', 'Error'],
  ])('reads %j', (text, word) => {
    expect(errorWordAtEnd(text)?.word).toBe(word);
  });

  it.each(['order ', 'error_', 'terror ', 'errors were ', '', '   ', 'decode '])('finds none in %j', (text) => {
    expect(errorWordAtEnd(text)).toBeUndefined();
  });

  it('tells what stands in front of the word', () => {
    expect(errorWordAtEnd('your country code ')?.front).toBe('your country ');
  });
});
