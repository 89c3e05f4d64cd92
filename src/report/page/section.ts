import {type Content, type Html, html} from '../../print/html.js';

/** A part of the page, and its line in the contents. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly content: Content;
}

/** Prints a section. */
export const sectionOf = ({id, title, content}: Section): Html =>
  html`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}
</section>
`;
