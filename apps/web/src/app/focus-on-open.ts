/** For a field that somebody just asked for: `ref={focusOnOpen}`. */
export function focusOnOpen(field: HTMLElement | null): void {
  field?.focus();
}
