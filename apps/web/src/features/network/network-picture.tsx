import { ActionIcon, Group, Progress, useComputedColorScheme } from '@mantine/core';
import { IconMinus, IconPlus, IconZoomReset } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { Sigma } from 'sigma';
import { EdgeLineProgram } from 'sigma/rendering';
import type { Network } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import type { Colours } from './colouring.ts';
import { attentionReducers, hasManyTies, type Attention } from './attention.ts';
import { drawNeighbours } from './draw-neighbours.ts';
import { paint, pictureGraph } from './picture-graph.ts';
import type { PictureGraph, PictureNode, PictureTie } from './picture-graph.ts';
import { useLayout } from './use-layout.ts';
import classes from './network.module.css';

export interface NetworkPictureProps {
  readonly network: Network;
  readonly colours: Colours;
  readonly sizes: ReadonlyMap<string, number>;
  readonly focus: string | null;
  readonly onFocus: (id: string | null) => void;
  /** Says in words what the picture shows. */
  readonly alternative: string;
}

/** The picture: whoever can see it explores; everything in it is also in the table beside. */
export default function NetworkPicture(props: NetworkPictureProps) {
  const { network, colours, sizes, focus, onFocus, alternative } = props;
  const { t } = useText('network');
  const container = useRef<HTMLDivElement>(null);
  const { nodes, ties } = network;
  // Measures that come later change nothing to who is tied to whom: nobody moves again.
  const graph = useMemo(() => pictureGraph({ nodes, ties }), [nodes, ties]);
  const { ratio } = useLayout(graph);
  const sigma = useSigma(container, { graph, focus, onFocus, isArranging: ratio < 1 });
  useEffect(() => {
    paint(graph, nodes, colours, sizes);
  }, [graph, nodes, colours, sizes]);
  const camera = () => sigma.current?.getCamera();
  return (
    <div className={classes['pictureFrame']}>
      <div
        ref={container}
        className={classes['picture']}
        role="img"
        aria-label={alternative}
        data-layout={ratio}
      />
      {ratio < 1 && graph.order > 0 && (
        <Progress
          className={classes['layoutProgress'] ?? ''}
          value={ratio * 100}
          size="xs"
          aria-label={t('network:picture.arranging')}
        />
      )}
      <Group gap={4} className={classes['cameraTools'] ?? ''}>
        <ActionIcon
          variant="default"
          size="lg"
          onClick={() => void camera()?.animatedZoom()}
          aria-label={t('network:picture.nearer')}
        >
          <IconPlus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          onClick={() => void camera()?.animatedUnzoom()}
          aria-label={t('network:picture.farther')}
        >
          <IconMinus size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          size="lg"
          onClick={() => void camera()?.animatedReset()}
          aria-label={t('network:picture.whole')}
        >
          <IconZoomReset size={18} aria-hidden />
        </ActionIcon>
      </Group>
    </div>
  );
}

interface Drawn extends Pick<NetworkPictureProps, 'focus' | 'onFocus'> {
  readonly graph: PictureGraph;
  readonly isArranging: boolean;
}

/** Draws the graph in the container, and brings out the organisation that is pointed at or looked for. */
function useSigma(
  container: React.RefObject<HTMLDivElement | null>,
  { graph, focus, onFocus, isArranging }: Drawn,
): React.RefObject<Drawing | null> {
  const sigma = useRef<Drawing | null>(null);
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const tell = useRef(onFocus);
  const attention = useRef<Attention>({ focus, hovered: null, arranging: isArranging });
  useEffect(() => {
    tell.current = onFocus;
  });
  useEffect(() => {
    if (container.current === null) return undefined;
    const drawing = draw(graph, container.current, attention.current, scheme === 'dark');
    const pointAt = (node: string | null): void => {
      attention.current.hovered = node;
      drawing.refresh({ skipIndexation: true, schedule: true });
    };
    if (!hasManyTies(graph)) {
      drawing.on('enterNode', ({ node }) => pointAt(node));
      drawing.on('leaveNode', () => pointAt(null));
    }
    drawing.on('clickNode', ({ node }) => tell.current(node));
    drawing.on('clickStage', () => tell.current(null));
    sigma.current = drawing;
    return () => {
      drawing.kill();
      sigma.current = null;
    };
  }, [container, graph, scheme]);
  useEffect(() => {
    attention.current.focus = focus !== null && graph.hasNode(focus) ? focus : null;
    attention.current.arranging = isArranging;
    sigma.current?.refresh({ skipIndexation: true, schedule: true });
  }, [focus, graph, isArranging]);
  return sigma;
}

type Drawing = Sigma<PictureNode, PictureTie>;

function draw(graph: PictureGraph, container: HTMLElement, attention: Attention, dark: boolean): Drawing {
  const many = hasManyTies(graph);
  const drawing: Drawing = new Sigma<PictureNode, PictureTie>(graph, container, {
    ...attentionReducers(graph, attention, dark),
    ...(many ? { edgeProgramClasses: { line: EdgeLineProgram } } : {}),
    allowInvalidContainer: true,
    defaultEdgeColor: dark ? '#5a525c' : '#cfc8cd',
    labelColor: { color: dark ? '#e8e6e8' : '#241f23' },
    labelFont: '"Inter Variable", system-ui, sans-serif',
    labelSize: 12,
    labelDensity: 0.6,
    labelRenderedSizeThreshold: graph.order > 400 ? 8 : 5,
    hideEdgesOnMove: many,
    hideLabelsOnMove: graph.order > 1_000,
    zIndex: true,
    minCameraRatio: 0.02,
    maxCameraRatio: 3,
    defaultDrawNodeHover: (context, { key }) => {
      if (many) drawNeighbours(drawing, context, key, dark);
    },
  });
  return drawing;
}
