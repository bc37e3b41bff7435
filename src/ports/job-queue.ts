/**
 * Brings a stored job to where it is run: the same process on Node, a queue consumer on Workers.
 *
 * Delivery is at least once; running a job again must be harmless.
 */
export interface JobQueue {
  enqueue(jobId: string): Promise<void>;
}
