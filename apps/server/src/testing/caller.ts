import type { LightMyRequestResponse } from 'fastify';
import type { App } from '../app/build-app.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A browser in small: keeps cookies, names its origin. */
export class Caller {
  readonly #app: App;
  readonly #cookies: Map<string, string>;

  constructor(app: App, cookies = new Map<string, string>()) {
    this.#app = app;
    this.#cookies = cookies;
  }

  /** The same browser, before another server of the same database. */
  before(app: App): Caller {
    return new Caller(app, this.#cookies);
  }

  get(url: string): Promise<LightMyRequestResponse> {
    return this.call('GET', url);
  }

  post(url: string, body?: unknown): Promise<LightMyRequestResponse> {
    return this.call('POST', url, body);
  }

  put(url: string, body?: unknown): Promise<LightMyRequestResponse> {
    return this.call('PUT', url, body);
  }

  patch(url: string, body?: unknown): Promise<LightMyRequestResponse> {
    return this.call('PATCH', url, body);
  }

  /** Sends a file as a browser's form does. */
  async upload(
    url: string,
    file: { name: string; bytes: Uint8Array | string },
    fields: Record<string, string>,
  ): Promise<LightMyRequestResponse> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([file.bytes as BlobPart]), file.name);
    const packed = new Response(form);
    const headers = { 'content-type': packed.headers.get('content-type') ?? '' };
    return this.call('POST', url, Buffer.from(await packed.arrayBuffer()), headers);
  }

  async call(
    method: Method,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.#app.inject({
      method,
      url,
      headers: {
        host: 'localhost:3000',
        ...(method === 'GET' ? {} : { origin: 'http://localhost:3000' }),
        ...(cookie === '' ? {} : { cookie }),
        ...headers,
      },
      ...(body === undefined ? {} : { payload: body as Buffer }),
    });
    for (const { name, value } of answer.cookies) {
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return answer;
  }
}
