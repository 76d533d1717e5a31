/** For what answers an action taken further down the page: `ref={showOnOpen}`. It moves nothing when it is seen already. */
export function showOnOpen(answer: HTMLElement | null): void {
  answer?.scrollIntoView({ block: 'nearest' });
}
