import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';

const CONTROL = `
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { parentPort } = require('node:worker_threads');
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
parentPort.on('message', () => parentPort.postMessage(delay.max / 1e6));
`;

/**
 * Longest time in milliseconds the event loop stood still, less what an idle thread saw in the same
 * time: on a machine busy with other things every thread has to wait.
 */
export function watchEventLoop(): { longestStall(): Promise<{ stall: number; machine: number }> } {
  const control = new Worker(CONTROL, { eval: true });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  return {
    longestStall: async () => {
      delay.disable();
      const answer = new Promise<number>((resolve) => control.once('message', resolve));
      control.postMessage('read');
      const machine = await answer;
      await control.terminate();
      return { stall: delay.max / 1e6, machine };
    },
  };
}
