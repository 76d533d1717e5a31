import { readFile } from 'node:fs/promises';
import type { Problem } from '@grappe/contracts';

/** Failures that only the command line knows; their sentences are `cli:failure.<code>` and its `_remedy`. */
export type CommandProblemCode =
  | 'folder_unwritable'
  | 'map_unreadable'
  | 'map_unknown_column'
  | 'map_unknown_target'
  | 'parameters_invalid'
  | 'budget_invalid'
  | 'budget_firm_unknown'
  | 'vetoes_unknown'
  | 'graph_invalid'
  | 'start_plan_invalid'
  | 'checkpoint_invalid'
  | 'checkpoint_other'
  | 'checkpoint_unwritable';

export interface CommandProblem {
  readonly code: `cli:${CommandProblemCode}`;
  readonly params: Problem['params'];
}

/** An expected failure of a command: told to the person in their language, exit code 1. */
export class CommandFailure extends Error {
  readonly problem: Problem | CommandProblem;
  /** Facts that a program reading the error output needs, as they are. */
  readonly details: unknown;

  constructor(problem: Problem | CommandProblem, details: unknown = null) {
    super(problem.code);
    this.name = 'CommandFailure';
    this.problem = problem;
    this.details = details;
  }
}

/** A failure that only the command line knows. */
export const commandFailure = (
  code: CommandProblemCode,
  params: Problem['params'] = {},
  details: unknown = null,
): CommandFailure => new CommandFailure({ code: `cli:${code}`, params }, details);

/** The operating system's code of a failed file operation (`ENOENT`…). */
export const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';

/** The bytes of a file, or a clear failure naming it. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    const params = { fileName: path, reason: systemCode(error) };
    throw new CommandFailure({ code: 'file_unreadable', params });
  }
}

/** The JSON in a file, or a clear failure naming it. */
export async function readJson(path: string): Promise<unknown> {
  const text = new TextDecoder().decode(await readInput(path));
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'invalid';
    throw new CommandFailure({ code: 'file_not_json', params: { fileName: path, reason } });
  }
}
