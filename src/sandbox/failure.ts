/** Something went wrong inside: the platform answers 500 and says no more. */
export class Failure extends Error {}
