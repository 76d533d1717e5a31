import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentRequest } from '../plans/document-request.ts';
import { writeDocument } from '../plans/write-document.ts';
import { say } from './say.ts';

/** Writes the document of a plan, beside the thread that answers HTTP. */
say(parentPort, { kind: 'result', output: await writeDocument(workerData as DocumentRequest) });
