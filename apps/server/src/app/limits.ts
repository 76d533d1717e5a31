/** Largest file taken in, largest body of any other request, and calls that one address may make in a minute. */
export const limits = {
  fileBytes: 50 * 1024 * 1024,
  bodyBytes: 2 * 1024 * 1024,
  callsPerMinute: 600,
} as const;
