import { startTemporary, testServerVariable } from './start-temporary.ts';

/**
 * Set-up of a test run: one throw-away server for all its files, each of which makes its own
 * database there. The server asked for by GRAPPE_TEST_SERVER_URL is used instead when there is one.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[testServerVariable]) return undefined;
  const server = await startTemporary();
  process.env[testServerVariable] = server.url;
  return async () => {
    delete process.env[testServerVariable];
    await server.stop();
  };
}
