import type {DatumFault} from '../block.js';

/** Says why a record is refused before it is decoded. Codes that are not the platform's are ours. */
export const refusal = {
  tooLarge: (length: number, limit: number) =>
    fault('record-too-large', `record has ${length} bytes, more than ${limit}`),
  tooDeep: (limit: number) =>
    fault('record-too-deep', `record has more than ${limit} brackets open at once`),
  notUtf8: () => fault('utf8-invalid', 'record is not valid UTF-8'),
  /** A number beyond float64: the platform calls the whole request malformed. */
  malformed: () => fault('json-malformed', 'JSON is malformed'),
  /** The platform drops a null without a word. */
  isNull: () => fault('type-not-object', 'type is not object, but null'),
};

const fault = (code: string, detail: string): readonly DatumFault[] => [
  {code, pointer: '', detail},
];
