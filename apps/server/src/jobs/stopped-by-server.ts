/** The server stops while a job runs: the job is not lost, it waits for the next start. */
export class StoppedByServer extends Error {}
