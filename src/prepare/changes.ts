/** One thing that `prepare` does to the data of an export: to which, what, and why. */
export interface Change {
  readonly name: string;
  readonly applies: string;
  readonly what: string;
  readonly why: string;
}

const change = <const N extends string>(name: N, applies: string, what: string, why: string) =>
  ({name, applies, what, why}) as const;

/** Everything that `prepare` does, in the order in which it does it; docs/prepare.md is printed from it. */
export const changes = [
  change(
    'upload-record',
    'a record of type `upload`',
    'taken out; the newest of a device describes the data set that is opened for it',
    'it is a data set, not a datum: the platform takes it elsewhere, and refuses it among data',
  ),
  change(
    'null-member',
    'a member that is null',
    'taken out',
    'null is absent to the platform; exports carry every key of every type on each datum',
  ),
  change(
    'server-owned',
    'a member that the platform fills in: `uploadId`, `guid`, `createdTime`, `_active` ...',
    'taken out; `id` stays',
    'sent along it is ignored; the platform writes its own',
  ),
  change(
    'returned-name',
    'a member under the name in which the platform gives it out: `rateOfChangeAlert`',
    'sent under the name in which it takes it: `rateOfChangeAlerts`',
    'under the other name it is ignored, and the alerts would be lost without a word',
  ),
  change(
    'stored-units',
    'settings of a pump in mg/dL whose every glucose value is one in mmol/L, as stored',
    '`units.bg` becomes mmol/L; no value is touched',
    'older exports keep the units of the pump beside values that were converted when they came in; converted again they would be 18 times too small',
  ),
  change(
    'json-text',
    'a text where the platform wants a number, true or false, a list or an object, and that is JSON of one',
    'what the text says is sent',
    'exports that went through CSV carry `payload`, `annotations`, `bgTarget`, `suppressed` as text; the platform refuses them',
  ),
  change(
    'empty-value',
    'an empty text, list or object that the platform refuses in a field that may be absent',
    'taken out',
    'it says nothing, and the whole datum is refused for it: `payload: {}`, `annotations: []`',
  ),
  change(
    'placeholder',
    'the text `**OPTIONAL**` in a field that may be absent',
    'taken out',
    'the mark of an uploader for a field that was never filled in',
  ),
  change(
    'retired-source',
    'a `source` other than `carelink`',
    'taken out',
    'older data name a manufacturer there, which the platform refuses now',
  ),
  change(
    'local-time',
    'a `Z` at the end of a time that the platform wants without zone: `from.time`, `to.time` of a clock change, `deviceTime`',
    'the `Z` is cut off',
    'such a time is that of a clock; the platform gives some out with a `Z` that it refuses',
  ),
  change(
    'foreign-id',
    'an `id` that is not 32 digits and lower-case letters',
    'taken out, once references to it are followed',
    'the platform refuses it; data get new ids anyway',
  ),
  change(
    'units-as-sent',
    'a glucose value in mmol/L beyond the limit that its value in mg/dL keeps: 55.50748 mmol/L, which is 1,000 mg/dL',
    'all values of the datum in these units are sent in mg/dL, where each of them is stored as the very number it was',
    'the platform takes 1,000 mg/dL, stores 55.50748 mmol/L, and refuses that',
  ),
  change(
    'rounded-rate',
    'a rate of change that was rounded when it was stored: -0.16652 mmol/L',
    'sent as the unrounded number that it was rounded from, where the units cannot be changed',
    'of a rate alert only a few exact numbers are accepted, and the rounded ones are not among them',
  ),
  change(
    'reference-resolved',
    'an id where the platform wants an object: `bolus` of a calculation, `status` of an alarm or a change of reservoir',
    'the datum that it names is sent inside, if it is in the input, of the same device, and both would be accepted',
    'the platform takes the whole datum there, stores it by itself, and gives out its id',
  ),
  change(
    'embedded-datum',
    'a datum that another one names so',
    'sent inside that one, and not a second time',
    'sent twice it would be there twice',
  ),
  change(
    'reference-removed',
    'such an id that names no datum of the input that could be sent inside, or one that already is inside another',
    'taken out; both data are sent by themselves',
    'the platform refuses a datum with an id there; the link between them is lost',
  ),
  change(
    'retired-type',
    'a datum of a type or sub-type that the platform has no more: `settings`, `deviceMeta`, `bolus/injected`',
    'nothing; it is refused, and reported as every refused datum',
    'there is no datum of today that says the same',
  ),
] as const satisfies readonly Change[];

/** The name of a change. */
export type ChangeName = (typeof changes)[number]['name'];
