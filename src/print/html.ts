/** A piece of HTML; what is no piece of it is text, and escaped. */
export class Html {
  constructor(readonly text: string) {}
}

/** What may stand in a piece of HTML. */
export type Content = Html | string | number | readonly Content[];

/** Makes a piece of HTML; values are escaped. */
export const html = (strings: TemplateStringsArray, ...values: readonly Content[]): Html =>
  new Html(String.raw({raw: strings}, ...values.map(print)));

function print(content: Content): string {
  if (content instanceof Html) return content.text;
  if (typeof content === 'object') return content.map(print).join('');
  return String(content).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}
