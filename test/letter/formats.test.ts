/** Which format a letter is found to have. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { FormatId } from '../../server/src/letter/letter';
import { parseLetter } from '../../server/src/letter/parse';
import { header, issueText, plainIssue } from '../support/letters';

function check(text: string, expected: FormatId | null): void {
  assert.equal(parseLetter(text).format, expected);
}

describe('format', () => {
  for (const [file, format] of [
    ['2016-clean.imr', '2016'],
    ['2016-unfinished.imr', '2016'],
    ['2014-clean.txt', '2014'],
    ['2014-with-header.txt', '2014'],
    ['2013-notice.txt', '2013-notice'],
    ['2013-determination.txt', '2013-determination'],
    ['2013-professional-review.txt', '2013-professional-review'],
    ['not-a-letter.txt', null],
    ['README.md', null],
  ] as const) {
    it(`of samples/${file} is ${format}`, () => check(readFileSync(`samples/${file}`, 'utf8'), format));
  }
  it('is that of 2016 for parts without header and headings', () => check(issueText(plainIssue), '2016'));
  it('is that of 2014 for pages instead of years', () => {
    check(
      issueText({
        ...plainIssue,
        reviewer: 'MAXIMUS guideline: Decision based on MTUS Chronic Pain Guidelines Page(s): 24.',
      }).replace(' 2004', ''),
      '2014',
    );
  });
  it('is none for ordinary text that speaks of decisions', () => {
    check('The board upheld the decision.\n\nDecision rationale: costs.\n', null);
    check('Case Number: 12\nPriority: high\n\nDear all,\n', null);
    check('Item: Upheld\n', null);
    check('QME report\n\nDOCUMENTS REVIEWED\n\nLetters of May.\n', null);
    check('MAXIMUS FEDERAL SERVICES, INC.\nInvoice 7\n', null);
  });
  it('is found in a header, but not in a case number alone', () => {
    check(header, '2016');
    check(header.slice(0, 60), null);
  });
});
