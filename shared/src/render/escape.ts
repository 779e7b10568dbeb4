/**
 * Escapes text for use inside Markdown (CommonMark 0.31, section 2.4): nothing in it can start a link, emphasis, HTML
 * or code. Line breaks become spaces, so that the text stays in its paragraph.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!|<>~$&]/g, (sign, at: number) =>
    // Escaping every dot and dash would make plain-text fallbacks unreadable; they only mean something at the start.
    '.-+#'.includes(sign) && at > 0 && !/^\d+$/.test(text.slice(0, at)) ? sign : `\\${sign}`,
  );
}
