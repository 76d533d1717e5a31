import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { InterviewCode, Transcript } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { blockAt, blocksOf, codingsByBlock, sameCodings, segmentsOf } from './coding-blocks.ts';
import type { Block, CodingTuple, Paragraph, Picked, Segment } from './coding-blocks.ts';
import { colourOf } from './colours.ts';
import classes from './interviews.module.css';
import { pickByArrow, pickedText } from './picked-text.ts';

/** Somewhere in the text; a new one each time that somebody wants to go there. */
export interface Place {
  readonly at: number;
}

interface CodingTextProps {
  readonly transcript: Transcript;
  readonly codes: readonly InterviewCode[];
  readonly codings: readonly CodingTuple[];
  readonly picked: Picked | null;
  readonly chosenId: string | null;
  /** A place to show: it is scrolled to, and its block drawn. */
  readonly goTo: Place | null;
  readonly onPick: (picked: Picked | null, byKeyboard: boolean) => void;
  readonly onChoose: (codingId: string) => void;
  /** Enter on a paragraph: its codes are to be chosen. */
  readonly onAsk: () => void;
}

/** The words of an interview: blocks near the screen are in the page, the others keep their place. */
export function CodingText(props: CodingTextProps) {
  const { transcript, codes, codings, picked, chosenId, goTo } = props;
  const { t } = useText('interviews');
  const blocks = useMemo(() => blocksOf(transcript.paragraphs), [transcript.paragraphs]);
  const byId = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const byBlock = useMemo(() => codingsByBlock(blocks, codings), [blocks, codings]);
  const place = useRef<HTMLDivElement>(null);
  usePicking(place, transcript.text, props.onPick);
  const shown = goTo === null ? null : blockAt(blocks, goTo.at);
  const keyDown = (event: KeyboardEvent<HTMLDivElement>) => move(event, transcript, props);
  return (
    <div
      ref={place}
      role="group"
      aria-label={t('interviews:coding.text')}
      className={classes['text']}
      onKeyDown={keyDown}
    >
      {blocks.map((block, rank) => (
        <BlockOfText
          key={block.first}
          block={block}
          codings={byBlock[rank] ?? []}
          codes={byId}
          transcript={transcript}
          picked={touches(block, picked) ? picked : null}
          chosenId={(byBlock[rank] ?? []).some(([id]) => id === chosenId) ? chosenId : null}
          goTo={shown === rank ? goTo : null}
          onChoose={props.onChoose}
        />
      ))}
    </div>
  );
}

const touches = (block: Block, picked: Picked | null): boolean =>
  picked !== null && picked.start < block.end && picked.end > block.start;

/** What is selected with the mouse or a finger, once it is let go. */
function usePicking(
  place: React.RefObject<HTMLDivElement | null>,
  text: string,
  onPick: CodingTextProps['onPick'],
): void {
  const pick = useRef(onPick);
  useLayoutEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const selection = document.getSelection();
      if (selection?.anchorNode == null || place.current?.contains(selection.anchorNode) !== true) return;
      const found = pickedText(selection, text);
      if (found === null) return;
      pick.current(found, false);
      aboveTheCodes(selection);
    };
    // Fingers drag handles long after they touched: wait until the selection rests.
    const rest = () => {
      clearTimeout(waiting);
      waiting = setTimeout(look, 250);
    };
    document.addEventListener('mouseup', look);
    document.addEventListener('selectionchange', rest);
    return () => {
      clearTimeout(waiting);
      document.removeEventListener('mouseup', look);
      document.removeEventListener('selectionchange', rest);
    };
  }, [place, text]);
}

/** On a phone the codes take the lower half of the screen: what is picked stays above them. */
function aboveTheCodes(selection: Selection): void {
  if (!window.matchMedia('(width < 62em)').matches) return;
  const { top, bottom } = selection.getRangeAt(0).getBoundingClientRect();
  if (bottom > window.innerHeight * 0.4) window.scrollBy({ top: top - window.innerHeight * 0.2 });
}

/** Arrows: up and down go from paragraph to paragraph, right and left pick words, Enter asks for a code. */
function move(
  event: KeyboardEvent<HTMLDivElement>,
  { paragraphs, text }: Transcript,
  props: CodingTextProps,
): void {
  const paragraph = (event.target as HTMLElement).closest<HTMLElement>('[data-paragraph]');
  if (paragraph === null || event.target !== paragraph) return;
  const rank = Number(paragraph.dataset['paragraph']);
  const own = paragraphs[rank];
  if (own === undefined) return;
  const { picked } = props;
  const inside = picked !== null && picked.start >= own[0] && picked.end <= own[1];
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp': {
      const next = document.querySelector<HTMLElement>(
        `[data-paragraph="${rank + (event.key === 'ArrowDown' ? 1 : -1)}"]`,
      );
      next?.focus();
      break;
    }
    case 'ArrowRight':
    case 'ArrowLeft':
      props.onPick(
        pickByArrow(text, own, picked, { forward: event.key === 'ArrowRight', stretch: event.shiftKey }),
        true,
      );
      break;
    case 'Enter':
      if (!inside) props.onPick({ start: own[0], end: own[1] }, true);
      props.onAsk();
      break;
    case 'Escape':
      props.onPick(null, true);
      break;
    default:
      return;
  }
  event.preventDefault();
}

interface Near {
  readonly isNear: boolean;
  /** As it was when it was last drawn. */
  readonly height: number | null;
}

interface BlockProps {
  readonly block: Block;
  readonly codings: readonly CodingTuple[];
  readonly codes: ReadonlyMap<string, InterviewCode>;
  readonly transcript: Transcript;
  readonly picked: Picked | null;
  readonly chosenId: string | null;
  readonly goTo: Place | null;
  readonly onChoose: (codingId: string) => void;
}

/** Everything but the codings is the same thing or another; those are compared one by one. */
const sameBlock = (one: BlockProps, other: BlockProps): boolean =>
  one.block === other.block &&
  one.codes === other.codes &&
  one.transcript.text === other.transcript.text &&
  one.picked === other.picked &&
  one.chosenId === other.chosenId &&
  one.goTo === other.goTo &&
  one.onChoose === other.onChoose &&
  sameCodings(one.codings, other.codings);

const BlockOfText = memo(function BlockOfText(props: BlockProps) {
  const { block, goTo } = props;
  const place = useRef<HTMLDivElement>(null);
  const [{ isNear, height }, setNear] = useState<Near>({ isNear: block.first === 0, height: null });
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        const measured = element.offsetHeight;
        setNear((was) => ({
          isNear: entry.isIntersecting,
          height: was.isNear && !entry.isIntersecting ? measured : was.height,
        }));
      },
      { rootMargin: '900px 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (goTo === null) return;
    requestAnimationFrame(() => {
      const marked = place.current?.querySelectorAll<HTMLElement>('[data-at]') ?? [];
      const target = [...marked].findLast((one) => Number(one.dataset['at']) <= goTo.at) ?? place.current;
      target?.scrollIntoView({ block: 'center' });
      target?.closest<HTMLElement>('[data-paragraph]')?.focus({ preventScroll: true });
    });
  }, [goTo]);
  const drawn = isNear || goTo !== null || props.picked !== null;
  const estimated = height ?? Math.ceil((block.end - block.start) / 90) * 26 + block.paragraphs.length * 14;
  return (
    <div ref={place} style={drawn ? undefined : { height: estimated }}>
      {drawn &&
        block.paragraphs.map((paragraph, rank) => (
          <ParagraphOfText key={paragraph[0]} {...props} paragraph={paragraph} rank={block.first + rank} />
        ))}
    </div>
  );
}, sameBlock);

interface ParagraphProps extends BlockProps {
  readonly paragraph: Paragraph;
  readonly rank: number;
}

function ParagraphOfText({
  paragraph,
  rank,
  transcript,
  codings,
  codes,
  picked,
  chosenId,
  onChoose,
}: ParagraphProps) {
  const { t } = useText('interviews');
  const [start, end, speaker] = paragraph;
  const before = rank === 0 ? -2 : transcript.paragraphs[rank - 1]?.[2];
  const voice = speaker >= 0 && speaker !== before ? transcript.speakers[speaker] : undefined;
  const beginning = codings.filter((one) => one[3] >= start && one[3] < end);
  const segments = segmentsOf(paragraph, codings, picked);
  return (
    <div className={classes['paragraph']}>
      {voice !== undefined && (
        <p className={voice.interviews ? classes['asks'] : classes['voice']}>
          {voice.pseudonym}
          {voice.interviews && ` ${t('interviews:coding.interviewer')}`}
        </p>
      )}
      <div
        className={classes['words']}
        data-paragraph={rank}
        role="textbox"
        aria-readonly="true"
        aria-multiline="true"
        aria-label={t('interviews:coding.paragraph', { rank: rank + 1 })}
        tabIndex={0}
      >
        {segments.map((segment) => (
          <Run
            key={segment.start}
            segment={segment}
            text={transcript.text}
            codes={codes}
            chosenId={chosenId}
          />
        ))}
      </div>
      {beginning.length > 0 && (
        <div className={classes['chips']}>
          {beginning.map(([id, codeId]) => (
            <button
              key={id}
              type="button"
              className={classes['chip']}
              aria-pressed={id === chosenId}
              style={{ borderInlineStartColor: colourOf(codes.get(codeId)?.colour ?? 0) }}
              onClick={() => onChoose(id)}
            >
              {codes.get(codeId)?.name ?? ''}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

interface RunProps {
  readonly segment: Segment;
  readonly text: string;
  readonly codes: ReadonlyMap<string, InterviewCode>;
  readonly chosenId: string | null;
}

/** Words under the same codes: a bar below for each, up to three, and a light ground. */
function Run({ segment: { start, end, codings, isPicked }, text, codes, chosenId }: RunProps) {
  const colours = codings.slice(0, 3).map(([, codeId]) => colourOf(codes.get(codeId)?.colour ?? 0));
  const isChosen = codings.some(([id]) => id === chosenId);
  const [first] = colours;
  const style =
    first === undefined
      ? undefined
      : {
          backgroundColor: `color-mix(in srgb, ${first} ${isChosen ? 34 : 13}%, transparent)`,
          boxShadow: colours.map((colour, rank) => `0 ${2 * (rank + 1)}px 0 ${colour}`).join(', '),
        };
  return (
    <span data-at={start} className={isPicked ? classes['picked'] : undefined} style={style}>
      {text.slice(start, end)}
    </span>
  );
}
