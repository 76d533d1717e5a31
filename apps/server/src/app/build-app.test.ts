import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestApp, type TestApp } from '../testing/test-app.ts';
import { mapErrors } from './map-errors.ts';
import { forAnyone, forRoles, requirePermissions } from './permission.ts';

let test: TestApp;
beforeAll(async () => {
  const pagesFolder = mkdtempSync(join(tmpdir(), 'grappe-pages-'));
  mkdirSync(join(pagesFolder, 'assets'));
  writeFileSync(join(pagesFolder, 'index.html'), '<!doctype html><title>Grappe</title>');
  writeFileSync(join(pagesFolder, 'assets', 'main-1a2b3c.js'), 'export {};');
  test = await openTestApp({ working: false, pagesFolder });
});
afterAll(() => test.close());

describe('permissions', () => {
  it('stop the server from starting when a route declares none', () => {
    const app = Fastify();
    requirePermissions(app);
    expect(() => app.get('/open', () => 'anything')).toThrow('The route GET /open declares no permission.');
  });

  it('stop it too when a role is asked for outside of any cluster', () => {
    const app = Fastify();
    requirePermissions(app);
    const config = { permission: forRoles('x', ['team_member']) };
    expect(() => app.get('/open', { config }, () => 'anything')).toThrow('names no cluster');
  });
});

describe('failures', () => {
  it('that nobody foresaw are masked and carry a reference', async () => {
    const app = Fastify();
    mapErrors(app);
    requirePermissions(app);
    app.get('/broken', { config: { permission: forAnyone('x') } }, () => {
      throw new Error('secret detail');
    });
    const answer = await app.inject('/broken');
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({ code: 'internal_error', params: { reference: expect.any(String) } });
    expect(answer.body).not.toContain('secret');
  });

  it('of JSON are said without repeating it', async () => {
    const manager = await test.as('manager');
    const json = { 'content-type': 'application/json' };
    const answer = await manager.call('POST', `${test.alpha}/organisations`, '{"name": ', json);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
  });

  it('of forms that are cut short are said', async () => {
    const manager = await test.as('manager');
    const form = { 'content-type': 'multipart/form-data; boundary=cut' };
    const cut = '--cut\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nNom;Pa';
    for (const body of [cut, '--cut']) {
      const answer = await manager.call('POST', `${test.alpha}/imports`, body, form);
      expect([body, answer.statusCode, answer.json()]).toEqual([
        body,
        400,
        { code: 'invalid_request', params: { field: 'body', reason: 'multipart' } },
      ]);
    }
  });

  it('of size are said before the body is read', async () => {
    const manager = await test.as('manager');
    const answer = await manager.post(`${test.alpha}/organisations`, { name: 'x'.repeat(3_000_000) });
    expect([answer.statusCode, answer.json().code]).toEqual([413, 'file_too_large']);
  });

  it('of addresses are not found, under the API and elsewhere', async () => {
    expect((await test.anonymous.get('/api/nothing-here')).json()).toEqual({ code: 'not_found', params: {} });
    expect((await test.anonymous.post('/nothing', {})).statusCode).toBe(404);
    const manager = await test.as('manager');
    expect((await manager.get('/api/clusters/not-an-id/organisations')).statusCode).toBe(404);
  });
});

describe('pages', () => {
  it('are served for every address of a page, never kept, with a strict policy', async () => {
    const answer = await test.anonymous.get('/groups/anything');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('<title>Grappe</title>');
    expect(answer.headers['cache-control']).toBe('no-cache');
    const policy = String(answer.headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('keep their hashed assets for ever', async () => {
    const answer = await test.anonymous.get('/assets/main-1a2b3c.js');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await test.anonymous.get('/assets/none.js')).statusCode).toBe(404);
  });

  it('never leave their folder', async () => {
    for (const url of ['/../package.json', '/%2e%2e/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json']) {
      const answer = await test.anonymous.get(url);
      expect(answer.body, url).not.toContain('"name"');
    }
  });
});

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and names each route with its answers', async () => {
    const description = (await test.anonymous.get('/api/openapi.json')).json();
    expect(description.openapi).toBe('3.1.0');
    const paths = Object.keys(description.paths);
    expect(paths).toContain('/api/clusters/{clusterId}/organisations/{organisationId}');
    expect(paths.length).toBeGreaterThan(35);
  });
});

describe('calls', () => {
  it('are counted by address', async () => {
    const few = await openTestApp({ working: false, callsPerMinute: 3 });
    const codes: number[] = [];
    for (let call = 0; call < 5; call++) codes.push((await few.anonymous.get('/api/welcome')).statusCode);
    expect(codes).toEqual([200, 200, 200, 429, 429]);
    await few.close();
  });
});
