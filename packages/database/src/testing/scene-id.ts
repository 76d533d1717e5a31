import { createHash } from 'node:crypto';

/** An identifier that depends on the name only, so that scenes are the same on every run. */
export function sceneId(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
