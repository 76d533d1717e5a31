import {
  lastEventPosition,
  listen,
  myRoomEventsAfter,
  presentIn,
  readersAmong,
  roomEventsAfter,
  type DatabaseConnection,
  type Listening,
  type RoomEventRow,
} from '@grappe/database';
import type { FastifyBaseLogger } from 'fastify';
import { withoutFacts } from '../app/map-errors.ts';
import { heartbeatFrame, presenceFrame, resetFrame } from './frames.ts';
import type { LiveStream } from './live-stream.ts';
import { readEvents } from './read-events.ts';

const batch = 200;
const heartbeatMilliseconds = 15_000;
/** A session that was ended elsewhere closes its streams within this many heartbeats. */
const heartbeatsBetweenChecks = 4;

interface HubSurroundings {
  readonly connection: DatabaseConnection;
  readonly adminUrl: string;
  readonly log: FastifyBaseLogger;
}

/**
 * Carries what happens in rooms to the streams that are open in this process. The database tells that something happened, by
 * its position only; what happened is read once for each room, with the rights of one of those who receive it, after asking
 * the database which of them may read that room at this moment.
 */
export class EventHub {
  readonly #surroundings: HubSurroundings;
  readonly #streams = new Set<LiveStream>();
  readonly #roomsToLookAt = new Set<string>();
  #listening: Listening | undefined;
  #started: Promise<void> | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #beats = 0;
  #position = 0;
  #woken = false;
  #working: Promise<void> | undefined;
  #stopped = false;

  constructor(surroundings: HubSurroundings) {
    this.#surroundings = surroundings;
  }

  streamsOf(personId: string): number {
    return [...this.#streams].filter((stream) => stream.personId === personId).length;
  }

  /** Sends a stream all that it missed, then what happens; `known` is false when its reader must read everything again. */
  async attach(stream: LiveStream, known: boolean): Promise<void> {
    this.#started ??= this.#start();
    await this.#started;
    this.#streams.add(stream);
    if (known) await this.#catchUp(stream);
    else {
      stream.write(resetFrame);
      stream.restartAt(this.#position);
    }
    stream.goLive();
  }

  detach(stream: LiveStream): void {
    this.#streams.delete(stream);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#heartbeat);
    for (const stream of this.#streams) stream.end();
    await this.#listening?.stop();
    await this.#working;
  }

  async #start(): Promise<void> {
    const { connection, adminUrl, log } = this.#surroundings;
    this.#position = await connection.asNobody(lastEventPosition);
    this.#listening = listen(adminUrl, {
      channel: 'grappe_rooms',
      onConnected: () => this.#wake(),
      onNotice: (payload) => {
        if (payload.startsWith('presence ')) this.#roomsToLookAt.add(payload.slice('presence '.length));
        this.#wake();
      },
      onLost: (error) => log.warn({ failure: withoutFacts(error) }, 'the live events lost a connection'),
    });
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMilliseconds);
    this.#heartbeat.unref();
  }

  async #catchUp(stream: LiveStream): Promise<void> {
    for (let more = true; more && stream.isOpen;) {
      const ready = await this.#surroundings.connection.asPerson(stream.personId, async (session) =>
        readEvents(session, await myRoomEventsAfter(session, stream.sent, batch)),
      );
      for (const { position, bytes } of ready) stream.send(position, bytes);
      more = ready.length === batch;
    }
  }

  /** Something happened: it is read now, or once what is being read was sent. */
  #wake(): void {
    this.#woken = true;
    if (this.#working !== undefined || this.#stopped) return;
    this.#working = this.#work().finally(() => {
      this.#working = undefined;
      if (this.#woken) this.#wake();
    });
  }

  async #work(): Promise<void> {
    try {
      while (this.#woken && !this.#stopped) {
        this.#woken = false;
        await this.#carryEvents();
        await this.#carryPresence();
      }
    } catch (error) {
      // Nothing is lost: the position stays, and the next notice or heartbeat tries again.
      this.#surroundings.log.warn({ failure: withoutFacts(error) }, 'live events could not be read');
    }
  }

  async #carryEvents(): Promise<void> {
    const { connection } = this.#surroundings;
    for (let more = true; more;) {
      const events = await connection.asNobody((session) => roomEventsAfter(session, this.#position, batch));
      for (const stretch of sameRoom(events)) {
        await this.#carryStretch(stretch);
        this.#position = stretch.at(-1)?.position ?? this.#position;
      }
      more = events.length === batch;
    }
  }

  /** Events of one room that follow each other. */
  async #carryStretch(events: readonly RoomEventRow[]): Promise<void> {
    const readers = await this.#readersOf(events[0]?.roomId ?? '');
    const reader = readers[0]?.personId;
    if (reader === undefined) return;
    const ready = await this.#surroundings.connection.asPerson(reader, (session) =>
      readEvents(session, events),
    );
    for (const stream of readers) for (const { position, bytes } of ready) stream.push(position, bytes);
  }

  async #carryPresence(): Promise<void> {
    const rooms = [...this.#roomsToLookAt];
    this.#roomsToLookAt.clear();
    for (const roomId of rooms) {
      const readers = await this.#readersOf(roomId);
      const reader = readers[0]?.personId;
      if (reader === undefined) continue;
      const here = await this.#surroundings.connection.asPerson(reader, (session) =>
        presentIn(session, roomId),
      );
      const bytes = presenceFrame({ roomId, here });
      for (const stream of readers) stream.write(bytes);
    }
  }

  /** Streams whose person may read the room now. */
  async #readersOf(roomId: string): Promise<LiveStream[]> {
    const streams = [...this.#streams];
    const people = [...new Set(streams.map(({ personId }) => personId))];
    if (people.length === 0) return [];
    const readers = await this.#surroundings.connection.asNobody((session) =>
      readersAmong(session, roomId, people),
    );
    return streams.filter(({ personId }) => readers.has(personId));
  }

  #beat(): void {
    this.#beats += 1;
    for (const stream of this.#streams) stream.write(heartbeatFrame);
    if (this.#beats % heartbeatsBetweenChecks === 0) {
      this.#closeEndedSessions().catch((error: unknown) =>
        this.#surroundings.log.warn({ failure: withoutFacts(error) }, 'sessions could not be read'),
      );
    }
    this.#wake();
  }

  async #closeEndedSessions(): Promise<void> {
    for (const stream of this.#streams) {
      if (stream.isOpen && !(await stream.stillSignedIn())) stream.end();
    }
  }
}

/** Cuts a list of events where the room changes. */
function sameRoom(events: readonly RoomEventRow[]): RoomEventRow[][] {
  const stretches: RoomEventRow[][] = [];
  for (const event of events) {
    const last = stretches.at(-1);
    if (last?.[0]?.roomId === event.roomId) last.push(event);
    else stretches.push([event]);
  }
  return stretches;
}
