import { readFile } from 'node:fs/promises';
import type { Problem } from '@grappe/contracts';

/** An expected failure of a command: told to the person in their language, exit code 1. */
export class CommandFailure extends Error {
  readonly problem: Problem;
  /** Facts that a program reading `--json` needs, as they are. */
  readonly details: unknown;

  constructor(problem: Problem, details: unknown = null) {
    super(problem.code);
    this.name = 'CommandFailure';
    this.problem = problem;
    this.details = details;
  }
}

/** The bytes of a file, or a clear failure naming it. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new CommandFailure({ code: 'file_unreadable', params: { fileName: path, reason } });
  }
}

/** The JSON in a file, or a clear failure naming it. */
export async function readJson(path: string): Promise<unknown> {
  const text = new TextDecoder().decode(await readInput(path));
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'invalid';
    throw new CommandFailure({ code: 'file_not_json', params: { fileName: path, reason } });
  }
}
