import {anyOf, list, optional} from '../../codec/index.js';
import {name} from './name.js';

/** Lists the fields that name a device and its versions. */
export const device = {
  firmwareVersion: optional(name),
  hardwareVersion: optional(name),
  manufacturers: optional(list(name, {max: 10, unique: true, sorted: true})),
  model: optional(name),
  name: optional(name),
  serialNumber: optional(name),
  softwareVersion: optional(name),
};

/** Asks for any of them. */
export const anyOfDevice = anyOf(...Object.keys(device));
