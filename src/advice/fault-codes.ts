/** What a code of a refused datum means, why it mostly happens, and what to do. */
export interface FaultCode {
  readonly code: string;
  /** Whose it is: the platform answers it, or we refuse what it could not even be asked. */
  readonly of: 'platform' | 'ours';
  readonly meaning: string;
  readonly cause: string;
  readonly remedy: string;
}

const platform = (code: string, meaning: string, cause: string, remedy: string): FaultCode => ({
  ...{code, of: 'platform', meaning, cause, remedy},
});

const ours = (code: string, meaning: string, cause: string, remedy: string): FaultCode => ({
  ...{code, of: 'ours', meaning, cause, remedy},
});

/** Every code that a refused datum can have, in the order in which the platform looks. */
export const faultCodes: ReadonlyMap<string, FaultCode> = new Map(
  [
    ours(
      'record-too-large',
      'the record has more than 16 MiB',
      'the array lies deeper, and one record is the whole file',
      'name the place of the array with --path',
    ),
    ours(
      'record-too-deep',
      'more than 256 brackets are open at once',
      'a program has put a value into itself again and again',
      'mend the program that wrote it',
    ),
    ours(
      'utf8-invalid',
      'the record is not valid UTF-8',
      'it is in another encoding, such as Windows-1252 or Latin-1',
      'convert the file: iconv -f WINDOWS-1252 -t UTF-8',
    ),
    platform(
      'json-malformed',
      'the record holds a number that no 64-bit float can be, such as 1e400',
      'a program divided by zero, or lost the point of a number',
      'mend the number; the platform would refuse the whole request',
    ),
    platform(
      'type-not-object',
      'an object is wanted',
      'an id or a text stands where the platform wants a whole object, as in exports',
      'put the object there, or add --prepare where the input is an export',
    ),
    platform(
      'type-not-array',
      'a list is wanted',
      'a single value stands alone, or the list is written as text',
      'put it in brackets: [ ... ]',
    ),
    platform(
      'type-not-string',
      'a text is wanted',
      'an id or a serial number is written as a number',
      'write it in quotes',
    ),
    platform(
      'type-not-bool',
      'true or false is wanted',
      'it is written as text or as 0 and 1',
      'write true or false without quotes',
    ),
    platform(
      'type-not-int',
      'a whole number is wanted',
      'it has a fraction, or is written as text',
      'convert it to the unit that the rule names, and round it',
    ),
    platform(
      'type-not-float64',
      'a number is wanted',
      'it is written as text, often with a decimal comma',
      'write it without quotes and with a point',
    ),
    platform(
      'type-not-time',
      'a time is wanted, as text',
      'it is written as a number of seconds or milliseconds since 1970',
      'write it in the form 2026-01-31T08:00:00Z',
    ),
    platform(
      'value-not-parsable',
      'the text is no time in the form wanted',
      'there is no zone, or it is written as a country writes it',
      'write it in the form 2026-01-31T08:00:00Z',
    ),
    platform(
      'not-parsed',
      'a field that the platform does not know stands where it knows every one',
      'a misspelt field in the template of a data set; data may hold what they like',
      'take it out of the file that --session names',
    ),
    platform(
      'value-not-exists',
      'a field that must be there is missing or null',
      'it has another name in the input, or was never exported',
      'add it',
    ),
    platform(
      'value-exists',
      'a field is there that may not be, beside the others',
      'a program writes every field into each datum',
      'leave it out; the rule says beside which others it may stand',
    ),
    platform(
      'value-empty',
      'the text, list or object is empty',
      'a program writes every field, even those without a value',
      'leave the field out, or add --prepare where the input is an export',
    ),
    platform(
      'value-duplicate',
      'the list holds the value twice',
      'two lists were joined',
      'keep one of them',
    ),
    platform(
      'value-out-of-range',
      'the value lies beyond the limits',
      'the units are others than those named, or the device reports an error as a value',
      'name the units that the value is in, or leave the datum out',
    ),
    platform(
      'value-not-allowed',
      'the value is none of those allowed',
      'it is misspelt, or a type that the platform has no more',
      'use one of those that the message lists',
    ),
    platform(
      'value-not-valid',
      'the text is not in the form wanted',
      'an id, a URL or a time zone of another system',
      'write it in the form that the message names, or leave it out',
    ),
    platform(
      'value-not-after',
      'the time lies before another one that it must not lie before',
      'start and end are exchanged',
      'compare the two',
    ),
    platform(
      'length-out-of-range',
      'the text or the list is too long or too short',
      'two values stand in one field',
      'shorten it',
    ),
    platform(
      'size-out-of-range',
      'the object takes more than 4,096 bytes',
      'a program puts its log or its raw data there',
      'keep in it what matters',
    ),
    platform(
      'values-not-exist-for-any',
      'at least one of several fields must be there',
      'all of them are missing or null',
      'add one of those that the message lists',
    ),
    platform(
      'values-not-exist-for-one',
      'one of several fields must be there',
      'none of them is, or more than one',
      'keep one of those that the message lists',
    ),
    platform(
      'internal-server-failure',
      'the platform fails at this datum, though it takes the others',
      'a value that it checks nowhere and cannot store',
      'report it to the platform, and send the datum again later with --from-rejects',
    ),
    ours(
      'device-not-of-data-set',
      'the datum is of another device than the data set that --data-set names',
      'the input holds data of several devices',
      'upload them without --data-set: then each device gets a set of its own',
    ),
  ].map(each => [each.code, each]),
);
