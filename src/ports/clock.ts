/** The present, passed in so that tests and replays can choose it. */
export interface Clock {
  now(): Date;
}
