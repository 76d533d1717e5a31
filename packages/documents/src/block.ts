/** What a document is made of, whatever its format. Texts are already in the reader's language. */
export type Block =
  | Cover
  | Heading
  | { readonly kind: 'paragraph'; readonly text: string }
  /** Words that announce the list after them. */
  | { readonly kind: 'lead'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'bullets'; readonly items: readonly string[] }
  | { readonly kind: 'steps'; readonly items: readonly string[] }
  | Table
  | Picture
  | { readonly kind: 'beside'; readonly table: Table; readonly picture: Picture }
  /** Kept on one page where the format allows it; `long`: begins on a page of its own instead. */
  | { readonly kind: 'together'; readonly long: boolean; readonly blocks: readonly Block[] }
  /** Two short lists, side by side where there is room. */
  | { readonly kind: 'lists'; readonly lists: readonly LabelledList[] }
  /** A frame for each party, with the lines to fill in; none is cut by the end of a page. */
  | { readonly kind: 'signatures'; readonly parties: readonly SignatureFrame[] }
  | { readonly kind: 'page_break' };

export interface SignatureFrame {
  readonly heading: string;
  readonly lines: readonly string[];
}

export interface LabelledList {
  readonly label: string;
  readonly items: readonly string[];
}

export interface Cover {
  readonly kind: 'cover';
  /** What kind of document this is. */
  readonly kicker: string;
  readonly title: string;
  readonly subtitle: string;
  /** What a reader must know first: fictional data, who may read. */
  readonly notes: readonly string[];
  readonly dataHeading: string;
  readonly data: readonly string[];
  readonly contentsHeading: string;
}

export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2;
  readonly text: string;
  /** Place in the document, for its table of contents. */
  readonly id: string;
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of figures, aligned right (0-based). */
  readonly figures: readonly number[];
  /** Relative widths of the columns; as wide as their texts when absent. */
  readonly widths?: readonly number[];
  /** The last row adds the others up. */
  readonly hasTotal?: boolean;
}

export interface Picture {
  readonly kind: 'picture';
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** What the picture shows, for those who cannot see it. */
  readonly alternative: string;
}

export interface RenderedDocument {
  readonly language: 'fr' | 'en';
  readonly title: string;
  readonly footer: string;
  /** Said at the head of every page: that this is a draft. */
  readonly banner?: string;
  /** Headings of many short articles are smaller than those of a report's parts. */
  readonly isContract?: boolean;
  /** ISO day: the file's own date, so that the same document is the same file. */
  readonly madeOn: string;
  readonly blocks: readonly Block[];
}
