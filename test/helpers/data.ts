/** A good glucose reading; whatever is given replaces or adds a field, undefined takes one away. */
export const cbg = (fields: Record<string, unknown> = {}) => ({
  type: 'cbg',
  deviceId: 'CGM-1:1',
  time: '2026-01-01T08:00:00Z',
  units: 'mmol/L',
  value: 5.5,
  ...fields,
});

/** Good readings of one device, five minutes apart. */
export const cbgs = (count: number, fields: Record<string, unknown> = {}) =>
  Array.from({length: count}, (_, index) =>
    cbg({time: new Date(Date.UTC(2026, 0, 1) + index * 300_000).toISOString(), ...fields}),
  );

/** A calculator with its bolus embedded. */
export const wizard = () => ({
  type: 'wizard',
  deviceId: 'Pump-1:1',
  time: '2026-01-01T08:00:00Z',
  units: 'mg/dL',
  carbInput: 40,
  bolus: {
    type: 'bolus',
    subType: 'normal',
    deviceId: 'Pump-1:1',
    time: '2026-01-01T08:00:30Z',
    normal: 4,
  },
});

/** A reading that the platform refuses: its value is out of range. */
export const badCbg = () => cbg({units: 'mg/dL', value: 1_001});
