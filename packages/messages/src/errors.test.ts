import { describe, expect, it } from 'vitest';
import { errorCodes } from '@grappe/contracts/errors';
import { catalogues } from './catalogues.ts';
import { languages } from './namespaces.ts';

describe.each(languages)('errors in %s', (language) => {
  const texts = catalogues[language].errors;

  it('say what happened and the way out, for every code', () => {
    const wanted = errorCodes.flatMap((code) => [code, `${code}_remedy`]);
    expect(Object.keys(texts).sort()).toEqual([...wanted].sort());
  });
});
