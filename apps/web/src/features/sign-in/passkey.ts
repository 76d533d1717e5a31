import type { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { ProblemError, call } from '../../app/api.ts';

/** What the server asks a browser to do; the browser reads it. */
type Challenge = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type NewKeyChallenge = Parameters<typeof startRegistration>[0]['optionsJSON'];

/** Browsers tie a passkey to a name and to a safe connection: an address in numbers takes none. */
export const canUsePasskeys = (): boolean =>
  'PublicKeyCredential' in window && !/^\[|^[\d.]+$/.test(window.location.hostname);

/** The browser's part is fetched when somebody uses it. */
const browserPart = () => import('@simplewebauthn/browser');

/** Makes a passkey on this device, or another that the browser offers, and gives it to the server. */
export async function registerPasskey(name: string): Promise<void> {
  const optionsJSON = await call<NewKeyChallenge>('/api/auth/passkey/registration');
  const browser = await browserPart();
  const response = await browser.startRegistration({ optionsJSON }).catch(asRefusal);
  await call('/api/auth/passkey/registration', { method: 'POST', body: { response, name } });
}

export async function signInByPasskey(): Promise<void> {
  const optionsJSON = await call<Challenge>('/api/auth/passkey/sign-in');
  const browser = await browserPart();
  const response = await browser.startAuthentication({ optionsJSON }).catch(asRefusal);
  await call('/api/auth/passkey/sign-in', { method: 'POST', body: { response } });
}

/** The browser says why in its own words and language; whatever it was, the device did not open. */
function asRefusal(cause: unknown): never {
  if (cause instanceof Error && (cause.name === 'WebAuthnError' || cause instanceof DOMException))
    throw new ProblemError({ code: 'passkey_refused', params: {} }, 400);
  if (cause instanceof Error && ['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(cause.name))
    throw new ProblemError({ code: 'passkey_refused', params: {} }, 400);
  throw cause;
}
