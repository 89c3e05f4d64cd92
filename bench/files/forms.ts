/** How the file of a run looks, and what is in it. */
export type Form = (typeof forms)[number];

/** Every form; those after `gzip` are compact arrays of other records. */
export const forms = [
  'compact',
  'indented',
  'nested',
  'lines',
  'gzip',
  'invalid',
  'non-ascii',
  'all-kinds',
  'sparse',
] as const;

/** What stands before, between and after the records of a file, and how one is printed. */
export interface Layout {
  readonly head: string;
  readonly separator: string;
  readonly tail: string;
  print(record: object): string;
}

/** Path of the array in the nested form. */
export const nestedPath = 'data.readings';

const array: Layout = {
  head: '[',
  separator: ',',
  tail: ']',
  print: record => JSON.stringify(record),
};

const layouts: Readonly<Partial<Record<Form, Layout>>> = {
  indented: {
    head: '[\n  ',
    separator: ',\n  ',
    tail: '\n]\n',
    print: record => JSON.stringify(record, null, 2).replaceAll('\n', '\n  '),
  },
  nested: {
    ...array,
    head: '{"exported":{"by":"a program","at":"2026-06-01"},"data":{"devices":[1,2],"readings":[',
    tail: ']},"complete":true}\n',
  },
  lines: {...array, head: '', separator: '\n', tail: '\n'},
};

/** Tells how a form is laid out. */
export const layoutOf = (form: Form): Layout => layouts[form] ?? array;
