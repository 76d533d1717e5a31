/** What the page asks of the layout: nodes are numbered, ties are pairs of numbers. */
export interface LayoutOrder {
  /** x, y for each node. */
  readonly positions: Float32Array;
  /** source, target for each tie. */
  readonly ties: Uint32Array;
  readonly strengths: Float32Array;
  readonly sizes: Float32Array;
  /** Milliseconds after which the picture is taken as it is. */
  readonly milliseconds: number;
  /** Only the end is wanted, for people who asked for less motion. */
  readonly onlyEnd: boolean;
}

/** The page says when it has drawn what it was told. */
export type LayoutMessage = LayoutOrder | 'drawn';

export interface LayoutNews {
  readonly positions: Float32Array;
  readonly ratio: number;
  readonly isEnd: boolean;
}
