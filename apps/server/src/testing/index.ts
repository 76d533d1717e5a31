export { openIdentityProvider, type IdentityProvider } from './identity-provider.ts';
