/** Largest file taken in, largest body of any other request, and calls that one address may make in a minute. */
export const limits = {
  fileBytes: 50 * 1024 * 1024,
  bodyBytes: 2 * 1024 * 1024,
  callsPerMinute: 600,
  /** One file of a room, and all the files of the rooms of a cluster. */
  roomFileBytes: 25 * 1024 * 1024,
  clusterRoomBytes: 1024 * 1024 * 1024,
  /** All the files of one self-assessment for a label. */
  labelBytes: 200 * 1024 * 1024,
  /** Live streams that one person may hold open. */
  streamsPerPerson: 20,
} as const;
