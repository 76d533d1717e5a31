/** What a document is made of, whatever its format. Texts are already in the reader's language. */
export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly subtitle: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'bullets'; readonly items: readonly string[] }
  | Table
  | Picture
  | { readonly kind: 'page_break' };

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of figures, aligned right (0-based). */
  readonly figures: readonly number[];
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
  readonly blocks: readonly Block[];
}
