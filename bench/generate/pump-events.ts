import {schedule} from './basal.js';
import {stamp} from './clock.js';
import type {Person} from './person.js';
import type {Random} from './random.js';

/** Makes what a pump tells of itself in a day: changes of the reservoir, alarms, its settings. */
export function pumpEventsDay(person: Person, day: number, random: Random): object[] {
  const event = (at: number, subType: string) => ({
    type: 'deviceEvent',
    subType,
    deviceId: person.pump,
    ...stamp(day, at),
  });
  const data: object[] = [];
  if (day % 3 === 0) {
    const at = random.between(540, 600);
    const reason = {suspended: 'manual', resumed: 'manual'};
    const status = {...event(at, 'status'), status: 'suspended', duration: 420_000, reason};
    data.push(
      {...event(at, 'reservoirChange'), status},
      {...event(at + 3, 'prime'), primeTarget: 'tubing', volume: random.between(60, 120) / 10},
      {...event(at + 5, 'prime'), primeTarget: 'cannula', volume: 0.5},
    );
  }
  if (random.chance(0.15)) {
    const alarmType = random.pick(['low_insulin', 'low_power', 'occlusion', 'no_delivery']);
    data.push({...event(random.between(600, 1_300), 'alarm'), alarmType});
  }
  if (day % 30 === 29) data.push({...event(720, 'timeChange'), ...clockSet(day)});
  if (day % 30 === 0) data.push(settings(person, day));
  return data;
}

function clockSet(day: number): object {
  const {deviceTime} = stamp(day, 720);
  return {from: {time: stamp(day, 723).deviceTime}, to: {time: deviceTime}, method: 'manual'};
}

const settings = (person: Person, day: number) => ({
  type: 'pumpSettings',
  deviceId: person.pump,
  ...stamp(day, 2),
  activeSchedule: 'weekday',
  units: {bg: 'mg/dL', carb: 'grams', insulin: 'Units'},
  basalSchedules: {
    weekday: schedule.map(({start, rate}) => ({start: start * 60_000, rate})),
    weekend: [{start: 0, rate: 0.9}],
  },
  bgTarget: [{start: 0, target: 110}],
  carbRatio: [{start: 0, amount: 10}],
  insulinSensitivity: [{start: 0, amount: 40}],
});
