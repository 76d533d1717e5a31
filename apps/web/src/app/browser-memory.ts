/** What this device remembers between visits (language, theme, cluster). A browser that refuses storage forgets. */
export function remembered(key: string): string | null {
  return storage()?.getItem(key) ?? null;
}

export function remember(key: string, value: string): void {
  try {
    storage()?.setItem(key, value);
  } catch (refused) {
    // A full or closed storage only means that the choice lasts until the page is closed.
    if (!(refused instanceof DOMException)) throw refused;
  }
}

export const forget = (key: string): void => storage()?.removeItem(key);

/** Forgets what was written and not sent: another person may sit here next. */
export function forgetDrafts(): void {
  for (const key of Object.keys(storage() ?? {})) if (key.startsWith('grappe.room.')) forget(key);
}

function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch (refused) {
    if (refused instanceof DOMException) return null;
    throw refused;
  }
}
