const minute = 60_000; // milliseconds
const start = Date.UTC(2026, 0, 1);

/** Makes valid data of the six kinds in the proportions of a pump and a monitor: mostly readings. */
export function mixedData(count: number): {kind: string; datum: unknown}[] {
  return Array.from({length: count}, (_, index) => {
    const kind = mix[index % mix.length]!;
    const text = JSON.stringify({...common(index), ...own[kind](index)});
    return {kind, datum: JSON.parse(text)}; // with the shapes in memory that parsed data have
  });
}

const mix = [
  ...Array.from({length: 12}, () => 'cbg' as const),
  'basal/scheduled',
  'smbg',
  'cbg',
  'basal/scheduled',
  'bolus/normal',
  'basal/suspend',
  'wizard',
  'cbg',
] as const;

const common = (index: number) => ({
  time: new Date(start + index * 5 * minute).toISOString(),
  deviceTime: new Date(start + index * 5 * minute).toISOString().slice(0, 19),
  timezone: 'Europe/Berlin',
  timezoneOffset: 60,
  deviceId: 'made-up-device-1',
  payload: {logIndices: [index]},
});

const bolus = (index: number) => ({
  type: 'bolus',
  subType: 'normal',
  normal: 0.5 + (index % 20) / 10,
  expectedNormal: 3,
});

const own: Readonly<Record<(typeof mix)[number], (index: number) => object>> = {
  cbg: index => ({
    type: 'cbg',
    units: 'mg/dL',
    value: 80 + (index % 120),
    trend: 'constant',
    sampleInterval: 5 * minute,
  }),
  smbg: index => ({type: 'smbg', units: 'mmol/L', value: 4 + (index % 80) / 10, subType: 'manual'}),
  'basal/scheduled': index => ({
    type: 'basal',
    deliveryType: 'scheduled',
    rate: 0.5 + (index % 10) / 10,
    duration: 30 * minute,
    scheduleName: 'Weekday',
  }),
  'basal/suspend': () => ({
    type: 'basal',
    deliveryType: 'suspend',
    duration: 20 * minute,
    suppressed: {
      type: 'basal',
      deliveryType: 'scheduled',
      rate: 0.8,
      scheduleName: 'Weekday',
    },
  }),
  'bolus/normal': bolus,
  wizard: index => ({
    type: 'wizard',
    units: 'mg/dL',
    bgInput: 140,
    bgTarget: {target: 100, range: 10},
    carbInput: 45,
    insulinCarbRatio: 10,
    recommended: {carb: 4.5, correction: 0.5, net: 5},
    bolus: {...common(index), ...bolus(index)},
  }),
};
