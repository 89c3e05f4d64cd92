/** Rungs of the ladder: each does what those before it do, and what its name says. */
export const steps = [
  'nothing',
  'import',
  'read',
  'decode',
  'identify',
  'batch',
  'upload',
] as const;

export type Step = (typeof steps)[number];

/** How far up to go, and with what. */
export interface Climb {
  readonly step: Step;
  readonly file: string;
  readonly url: string;
  readonly userId: string;
}
