/** Milliseconds in a day. */
export const DAY = 86_400_000;

/** Milliseconds in a week, the longest that a basal or an override may last. */
export const WEEK = 7 * DAY;

/** Seconds in a day. */
export const DAY_SECONDS = 86_400;

/** Minutes in a week, the widest time zone offset that the platform accepts. */
export const WEEK_MINUTES = 7 * 24 * 60;
