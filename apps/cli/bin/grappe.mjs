#!/usr/bin/env node
// Starts the command with the project's own Node, whatever Node the machine has (any from 18 runs this file).
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const wantedNode = 24;
const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** The Node that `npm install` put beside the other packages, or undefined when it is not there. */
function ownNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    return ['bin/node', 'bin/node.exe'].map((file) => join(folder, file)).find((file) => existsSync(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** @param {string} node */
function runWith(node) {
  const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => void child.kill(signal));
  }
  child.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
  });
}

const isNewEnough = Number(process.versions.node.split('.')[0]) >= wantedNode;
const node = isNewEnough ? process.execPath : ownNode();
if (node === undefined) {
  console.error(
    `Grappe : Node ${wantedNode} manque. Lancez « npm install » dans le dossier de Grappe.\n` +
      `Grappe: Node ${wantedNode} is missing. Run “npm install” in Grappe’s folder.`,
  );
  process.exitCode = 1;
} else if (isNewEnough) await import(new URL('../src/main.ts', import.meta.url).href);
else runWith(node);
