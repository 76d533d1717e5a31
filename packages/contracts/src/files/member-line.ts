import type { ErrorCode, ProblemParams } from '../errors/index.ts';
import type { FactDraft, FactKey, FactValue, OrganisationKind } from '../facts/index.ts';
import { otherItem } from './headers.ts';
import { lineProblem } from './problems.ts';
import type {
  Cell,
  LineProblem,
  MemberDraft,
  ParseOptions,
  PlaceDraft,
  SectorCode,
  Severity,
} from './types.ts';

/** One cell on its way into a draft. */
export interface FieldCell {
  readonly cell: Cell;
  /** Trimmed, unguarded, repaired; never empty. */
  readonly text: string;
  /** What the column is called. */
  readonly column: string;
}

type OpenPlace = { -readonly [Key in keyof PlaceDraft]: PlaceDraft[Key] };

const noPlace = (): OpenPlace => ({
  address: null,
  postcode: null,
  town: null,
  communeCode: null,
  departement: null,
  region: null,
  latitude: null,
  longitude: null,
  precision: null,
});

/** The draft of one line while its cells are read. */
export class MemberLine {
  readonly line: number;
  readonly options: ParseOptions;
  readonly place: OpenPlace = noPlace();
  readonly problems: LineProblem[] = [];
  name = '';
  kind: OrganisationKind | null = null;
  country: string | null = null;
  sector: SectorCode | null = null;
  externalRef: string | null = null;
  memberSince: string | null = null;
  memberUntil: string | null = null;
  readonly #facts = new Map<string, FactDraft>();

  constructor(line: number, options: ParseOptions) {
    this.line = line;
    this.options = options;
  }

  /** Keeps a fact; the same key and item twice keep the first. */
  addFact(key: FactKey, item: string, value: FactValue): void {
    const place = `${key}\u0000${item}`;
    if (!this.#facts.has(place)) this.#facts.set(place, { key, item, value });
  }

  /** The text of a fact that holds one; `null` when the line has none. */
  factText(key: FactKey): string | null {
    const value = this.#facts.get(`${key}\u0000`)?.value;
    return typeof value === 'string' ? value : null;
  }

  /** Keeps what cannot be read under the column's own name, so that nothing of the file is lost. */
  keepAsOther(column: string, text: string): void {
    const item = otherItem(column);
    const place = `other\u0000${item}`;
    const before = this.#facts.get(place)?.value;
    const value = typeof before === 'string' ? `${before}|${text}` : text;
    this.#facts.set(place, { key: 'other', item, value });
  }

  report(code: ErrorCode, severity: Severity, field: FieldCell | null, params: ProblemParams = {}): void {
    const place = { line: this.line, column: field?.column ?? null, value: field?.cell ?? null };
    this.problems.push(lineProblem(code, severity, place, params));
  }

  /** A warning on a value that stays in the file's own words. */
  warnAndKeep(code: ErrorCode, field: FieldCell, params: ProblemParams = {}, text = field.text): void {
    this.report(code, 'warning', field, params);
    this.keepAsOther(field.column, text);
  }

  get refused(): boolean {
    return this.problems.some((each) => each.severity === 'error');
  }

  draft(): MemberDraft {
    const placed = Object.values(this.place).some((value) => value !== null);
    return {
      line: this.line,
      name: this.name,
      kind: this.kind,
      country: this.country,
      sector: this.sector,
      externalRef: this.externalRef,
      place: placed ? { ...this.place } : null,
      memberSince: this.memberSince,
      memberUntil: this.memberUntil,
      facts: [...this.#facts.values()],
    };
  }
}
