import {embedded} from '../define.js';
import {DeviceEventStatus} from '../device-event-status.js';

/**
 * Accepts a whole deviceEvent/status inside another event; the platform stores it as a datum of its
 * own.
 */
export const embeddedStatus = embedded([DeviceEventStatus]);
