/** What a language is called in another: `en` is “anglais” in French. */
export const languageName = (code: string, language: string): string =>
  new Intl.DisplayNames([language], { type: 'language', fallback: 'code' }).of(code) ?? code;
