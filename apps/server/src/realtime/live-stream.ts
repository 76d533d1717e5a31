import type { ServerResponse } from 'node:http';

interface Frame {
  readonly position: number;
  readonly bytes: Buffer;
}

/** Bytes that may wait for a slow reader before its stream is cut: it resumes where it was. */
const mostWaitingBytes = 1024 * 1024;

/**
 * One open stream of server-sent events. Until it has caught up, what happens waits in line; each event is sent once, in the
 * order of positions.
 */
export class LiveStream {
  readonly personId: string;
  readonly stillSignedIn: () => Promise<boolean>;
  readonly #response: ServerResponse;
  readonly #waiting: Frame[] = [];
  #sent: number;
  #live = false;

  constructor(
    personId: string,
    response: ServerResponse,
    options: { after: number; stillSignedIn: () => Promise<boolean> },
  ) {
    this.personId = personId;
    this.#response = response;
    this.#sent = options.after;
    this.stillSignedIn = options.stillSignedIn;
  }

  /** Position of the last event that was sent. */
  get sent(): number {
    return this.#sent;
  }

  get isOpen(): boolean {
    return !this.#response.writableEnded && !this.#response.destroyed;
  }

  /** An event that just happened. */
  push(position: number, bytes: Buffer): void {
    if (this.#live) this.send(position, bytes);
    else this.#waiting.push({ position, bytes });
  }

  /** An event while catching up: in order, and never twice. */
  send(position: number, bytes: Buffer): void {
    if (position <= this.#sent) return;
    this.#sent = position;
    this.write(bytes);
  }

  /** Everything before was sent: what waited follows, and from now on events go out as they happen. */
  goLive(): void {
    this.#live = true;
    for (const { position, bytes } of this.#waiting.splice(0)) this.send(position, bytes);
  }

  /** Begins again at a position that the reader did not know. */
  restartAt(position: number): void {
    this.#sent = position;
  }

  write(bytes: Buffer): void {
    if (!this.isOpen) return;
    this.#response.write(bytes);
    if (this.#response.writableLength > mostWaitingBytes) this.#response.destroy();
  }

  end(): void {
    this.#response.end();
  }
}
