/** Median wall-clock and processor seconds of several runs, after one run to warm up. */
export function secondsOf(runs: number, task: () => unknown): { wall: number; cpu: number } {
  task();
  const times = Array.from({ length: runs }, () => {
    const cpuBefore = process.cpuUsage();
    const start = performance.now();
    task();
    const wall = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    return { wall, cpu: (user + system) / 1e6 };
  });
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
  return { wall: median(times.map((time) => time.wall)), cpu: median(times.map((time) => time.cpu)) };
}
