import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

describe('the choice of a digest', () => {
  it('belongs to whoever is signed in', async () => {
    for (const call of [
      test.anonymous.get('/api/digest'),
      test.anonymous.put('/api/digest', { every: 'day' }),
    ])
      expect((await call).statusCode).toBe(401);
    const relay = await test.as('relay');
    expect((await relay.get('/api/digest')).json()).toEqual({ every: 'day', hours: null });
    expect((await relay.put('/api/digest', { every: 'hours', hours: 5 })).statusCode).toBe(204);
    expect((await relay.get('/api/digest')).json()).toEqual({ every: 'hours', hours: 5 });
    expect((await (await test.as('manager')).get('/api/digest')).json()).toEqual({
      every: 'day',
      hours: null,
    });
  });

  it('is one of those that exist', async () => {
    const relay = await test.as('relay');
    for (const body of [
      {},
      { every: 'hours' },
      { every: 'hours', hours: 0 },
      { every: 'year' },
      { every: 'day', hours: 3 },
    ])
      expect((await relay.put('/api/digest', body)).statusCode, JSON.stringify(body)).toBe(400);
  });
});
