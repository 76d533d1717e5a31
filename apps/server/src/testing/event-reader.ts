import { request, type IncomingMessage } from 'node:http';
import type { RoomEvent } from '@grappe/contracts/api';

export interface EventSeen {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
}

interface EventSourceInSmall {
  /** Address of the stream, without what it resumes from. */
  readonly url: string;
  readonly cookie: string;
}

/** A browser's event source in small: reads frames, remembers the last identifier, and can be cut at any byte. */
export class EventReader {
  readonly seen: EventSeen[] = [];
  /** Bytes read on the connection that is open now. */
  bytesRead = 0;
  #lastId: string;
  #answer: IncomingMessage | undefined;
  #rest = '';
  readonly #source: EventSourceInSmall;

  constructor(source: EventSourceInSmall, lastId = '') {
    this.#source = source;
    this.#lastId = lastId;
  }

  /** Connects, and resumes after the last event that came whole; answers the status. */
  open(url: string = this.#source.url): Promise<number> {
    const headers = { cookie: this.#source.cookie, accept: 'text/event-stream' };
    return new Promise((resolve, reject) => {
      const call = request(url, {
        headers: this.#lastId === '' ? headers : { ...headers, 'last-event-id': this.#lastId },
        agent: false,
      });
      call.on('error', reject);
      call.on('response', (answer) => {
        this.#answer = answer;
        this.#rest = '';
        this.bytesRead = 0;
        answer.setEncoding('utf8');
        answer.on('data', (text: string) => this.#read(text));
        answer.on('error', () => undefined); // cut on purpose
        resolve(answer.statusCode ?? 0);
      });
      call.end();
    });
  }

  /** Cuts the connection: what came of an unfinished frame is forgotten, as a browser does. */
  cut(): void {
    this.#answer?.destroy();
    this.#answer = undefined;
  }

  get isOpen(): boolean {
    return this.#answer !== undefined && !this.#answer.closed;
  }

  /** Bodies of the messages that came, in their order. */
  messages(): (string | null)[] {
    return this.seen
      .filter(({ name }) => name === 'room')
      .map(({ data }) => (data as RoomEvent).message?.body ?? null);
  }

  #read(text: string): void {
    this.bytesRead += text.length;
    const frames = (this.#rest + text).split('\n\n');
    this.#rest = frames.pop() ?? '';
    for (const frame of frames) this.#take(frame);
  }

  #take(frame: string): void {
    const field = (name: string): string =>
      frame
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2) ?? '';
    const name = field('event');
    if (name === '') return;
    const id = field('id');
    if (id !== '') this.#lastId = id;
    this.seen.push({ id, name, data: JSON.parse(field('data')) as unknown });
  }
}
