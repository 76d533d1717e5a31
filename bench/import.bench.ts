/**
 * `node bench/import.bench.ts`: member files through the real server: upload with preview, then writing. Aims: 5,000 lines
 * previewed under 5 s; 100,000 lines in under 60 s (preview and writing) with the server's process under 400 MB.
 * `--small` leaves the large file out, `--large` the small one.
 */
import { BenchServer } from './server/bench-server.ts';
import { memberFile } from './server/member-file.ts';

interface Aim {
  readonly lines: number;
  readonly previewSeconds?: number;
  readonly totalSeconds?: number;
  readonly megabytes?: number;
}

const aims: readonly Aim[] = [
  ...(process.argv.includes('--large') ? [] : [{ lines: 5000, previewSeconds: 5 }]),
  ...(process.argv.includes('--small') ? [] : [{ lines: 100_000, totalSeconds: 60, megabytes: 400 }]),
];

const told = (what: string, value: number, unit: string, aim: number | undefined): void => {
  const ratio = aim === undefined ? '' : `, aim ${aim} ${unit}: ${(value / aim).toFixed(2)} of it`;
  console.log(`    ${what.padEnd(24)} ${value.toFixed(2)} ${unit}${ratio}`);
};

/** Answers of the server while it imports: nobody waits for somebody else's file. */
async function latencies(server: BenchServer, during: Promise<unknown>): Promise<number[]> {
  const found: number[] = [];
  let going = true;
  void during.finally(() => (going = false)).catch(() => undefined);
  while (going) {
    const start = performance.now();
    await server.call('/organisations?pageSize=20');
    found.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
  return found.sort((a, b) => a - b);
}

async function run(aim: Aim): Promise<void> {
  const server = await BenchServer.create();
  try {
    await server.start();
    await server.signIn();
    // The page from which a file is sent, looked at for as long as it takes to choose one.
    await server.call('/imports');
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const before = server.peakMegabytes();
    const text = memberFile(aim.lines, 7);
    console.log(`\n${aim.lines} lines, 14 columns, ${(text.length / 1e6).toFixed(1)} MB`);
    const start = performance.now();
    const seen = await server.upload(text);
    const previewed = performance.now();
    const afterPreview = server.peakMegabytes();
    if (seen.counts['valid'] !== aim.lines) throw new Error(JSON.stringify(seen.counts));
    await server.accept(seen);
    const written = server.imported(seen.id);
    const ended = written.then(() => performance.now());
    const answers = await latencies(server, written);
    const end = await ended;
    told('upload and preview', (previewed - start) / 1000, 's', aim.previewSeconds);
    told('writing', (end - previewed) / 1000, 's', undefined);
    told('both', (end - start) / 1000, 's', aim.totalSeconds);
    told('server, largest memory', server.peakMegabytes(), 'MB', aim.megabytes);
    told('of which before', before, 'MB', undefined);
    told('of which to preview', afterPreview, 'MB', undefined);
    const p95 = answers[Math.floor(answers.length * 0.95)] ?? Number.NaN;
    told('directory meanwhile, p95', p95, 'ms', undefined);
  } finally {
    await server.remove();
  }
}

for (const aim of aims) await run(aim);
