import type { Sigma } from 'sigma';
import type { PictureNode, PictureTie } from './picture-graph.ts';

/** Names that can be read beside one another. */
const namesAtMost = 40;

/** Draws an organisation, its ties and those at their other end above the picture, which stays as it is. */
export function drawNeighbours(
  drawing: Sigma<PictureNode, PictureTie>,
  context: CanvasRenderingContext2D,
  id: string,
  dark: boolean,
): void {
  const graph = drawing.getGraph();
  const neighbours = graph.neighbors(id);
  const seen = [id, ...neighbours].map((each) => {
    const attributes = graph.getNodeAttributes(each);
    return {
      ...attributes,
      ...drawing.graphToViewport(attributes),
      size: drawing.scaleSize(attributes.size),
    };
  });
  const [centre] = seen;
  if (centre === undefined) return;
  context.lineWidth = 1.4;
  context.strokeStyle = dark ? '#d29fc3' : '#8a3f7a';
  context.beginPath();
  for (const { x, y } of seen) {
    context.moveTo(centre.x, centre.y);
    context.lineTo(x, y);
  }
  context.stroke();
  context.font = '12px "Inter Variable", system-ui, sans-serif';
  for (const { x, y, size, color, label } of seen.toReversed()) {
    context.fillStyle = color;
    context.beginPath();
    context.arc(x, y, size + 1, 0, 2 * Math.PI);
    context.fill();
    if (neighbours.length <= namesAtMost) name(context, label, { x: x + size + 4, y: y + 4 }, dark);
  }
  name(context, centre.label, { x: centre.x + centre.size + 4, y: centre.y + 4 }, dark);
}

/** On a halo, so that it is read over lines. */
function name(
  context: CanvasRenderingContext2D,
  text: string,
  at: { readonly x: number; readonly y: number },
  dark: boolean,
): void {
  context.lineWidth = 3;
  context.strokeStyle = dark ? '#1b181c' : '#ffffff';
  context.strokeText(text, at.x, at.y);
  context.fillStyle = dark ? '#e8e6e8' : '#241f23';
  context.fillText(text, at.x, at.y);
}
