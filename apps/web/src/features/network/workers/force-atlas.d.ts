/** One step of ForceAtlas2 on plain arrays; the package ships no types for it. */
declare module 'graphology-layout-forceatlas2/iterate.js' {
  interface ForceAtlasSettings {
    readonly linLogMode: boolean;
    readonly outboundAttractionDistribution: boolean;
    readonly adjustSizes: boolean;
    readonly edgeWeightInfluence: number;
    readonly scalingRatio: number;
    readonly strongGravityMode: boolean;
    readonly gravity: number;
    readonly slowDown: number;
    readonly barnesHutOptimize: boolean;
    readonly barnesHutTheta: number;
  }
  export default function iterate(
    settings: ForceAtlasSettings,
    nodes: Float32Array,
    ties: Float32Array,
  ): void;
}
