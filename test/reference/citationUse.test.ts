/** The counts of what guideline lines cite. */

import assert from 'node:assert/strict';
import { countCitations } from '../../accuracy/citationUse';
import { parseLetter } from '../../server/src/letter/parse';
import { citationUse, citationUses } from '../../server/src/reference/citationUse';
import data from '../../server/src/reference/citationUse.json';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { needRealLetters, realLetters } from '../support/realLetters';

describe('the use of citations', () => {
  it('is counted by side and by what the item asks for', () => {
    const { uses } = countCitations([parseLetter(letterText(plainIssue, otherIssue))]);
    const counted = (subject: string, side: string) => {
      const found = uses.find((use) => use.subject === subject && use.side === side);
      return found && { forms: found.forms, mtus: found.mtus };
    };
    assert.deepEqual(counted('mri', 'reviewerGuideline'), {
      forms: { mtus: 1 },
      mtus: { '*': 1, '* > Special Studies': 1 },
    });
    assert.deepEqual(counted('physical-therapy', 'reviewerGuideline'), {
      forms: { mtus: 1 },
      mtus: { 'chronic pain': 1, 'chronic pain > Physical medicine treatment': 1 },
    });
    assert.deepEqual(counted('physical-therapy', 'claimsAdministratorGuideline'), {
      forms: { noneCited: 1 },
      mtus: {},
    });
  });

  it('is found by subject', () => {
    assert.ok((citationUse('reviewerGuideline', 'mri')?.mtus['* > Special Studies'] ?? 0) > 5);
    assert.equal(citationUse('reviewerGuideline', 'no such thing'), undefined);
    assert.equal(new Set(citationUses.map(({ side, subject }) => `${side} ${subject}`)).size, citationUses.length);
  });

  it('is counted on every second letter as it is now', function () {
    needRealLetters(this);
    const letters = realLetters(/^CM\d\d-\d+\.txt$/)
      .filter((_letter, index) => index % 2 === 0)
      .map(({ text }) => parseLetter(text));
    assert.deepEqual(JSON.parse(JSON.stringify(countCitations(letters))), data);
  });
});
