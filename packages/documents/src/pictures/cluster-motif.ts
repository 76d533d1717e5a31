/** Decoration of the cover: a bunch whose grapes are tied like the organisations of a cluster. It says nothing. */
const grapes = [
  [60, 30, 9],
  [92, 22, 12],
  [126, 30, 10],
  [76, 54, 11],
  [108, 52, 9],
  [92, 80, 10],
  [170, 44, 6],
  [206, 26, 8],
  [222, 60, 5],
  [262, 40, 7],
] as const;
const tied = [
  [0, 1],
  [1, 2],
  [0, 3],
  [1, 3],
  [1, 4],
  [2, 4],
  [3, 4],
  [3, 5],
  [4, 5],
  [2, 6],
  [6, 7],
  [6, 8],
  [7, 9],
] as const;
const colours = ['#6b2d5c', '#8a4f7d', '#3f7d3a'] as const;

const lines = tied.map(([from, to]) => {
  const [[x1, y1], [x2, y2]] = [grapes[from], grapes[to]];
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#bdb4c4" stroke-width="1.6"/>`;
});
const circles = grapes.map(
  ([x, y, r], index) => `<circle cx="${x}" cy="${y}" r="${r}" fill="${colours[index % colours.length]}"/>`,
);

export const clusterMotif = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="40 0 480 100" width="480" height="100">${lines.join('')}${circles.join('')}</svg>`;
