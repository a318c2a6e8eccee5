/** The header's labels and its priority; nothing of the case is invented. */

import assert from 'node:assert/strict';
import type { CompletionRequest } from '../../../server/src/features/completion/index';
import { header, how, letterText, plainIssue, summary } from '../../support/letters';
import { lineWith, offersAt } from './support';

/** The lines that the header's offers make of the cursor's line. */
function check(marked: string, expected: readonly string[], request: CompletionRequest = {}): void {
  const offers = offersAt(marked, request).filter(({ kind }) => kind === 'value' || kind === 'label');
  assert.deepEqual(
    offers.map((offer) => lineWith(marked, offer)),
    expected,
  );
}

const priority = (value: string) =>
  letterText(plainIssue).replace('Priority:             Standard                        Application', value);

describe('completion of the header', () => {
  it('offers the two priorities in the column of the other values', () => {
    const both = ['Priority:             Standard', 'Priority:             Expedited'];
    check(
      priority('Priority:|'),
      both.map((line) => `${line}          12/23/2016`),
      { trigger: ':' },
    );
    check('Case Number: CM16-0000001\nPriority: |', ['Priority: Standard', 'Priority: Expedited'], { trigger: ' ' });
    check('Case Number: CM16-0000001\nPriority: ex|', ['Priority: Expedited']);
    check('Case Number: CM16-0000001\nPriority: St|andard', ['Priority: Standard']);
  });
  it('offers the day of the injury and of the denial where the case summary tells one of each', () => {
    const told = (label: string, sentences: string) =>
      `Case Number: CM16-0000001\n${label}\n\n${how}\n${summary.replace('An MRI', `${sentences} An MRI`)}`;
    const [injury, denial] = ['Date of Injury: |', 'UR Denial Date: |'];
    check(told(injury, 'The date of injury is 10-14-2016.'), ['Date of Injury: 10/14/2016']);
    check(told('Date of Injury: [INSERT date| of injury]', 'The date of injury is 10-14-2016.'), [
      'Date of Injury: 10/14/2016',
    ]);
    check(told(denial, 'The UR of December 14, 2016 denied the MRI.'), ['UR Denial Date: 12/14/2016']);
    check(told('UR Denial Date: 12|', 'The UR of December 14, 2016 denied the MRI.'), ['UR Denial Date: 12/14/2016']);
    check(told(denial, 'The UR of 12/14/2016 denied the MRI. The UR of 12/20/2016 denied the brace.'), []);
    check(told(injury, 'The injury of 10/20/2016 is told, too. The date of injury is 10-14-2016.'), []);
    check(told('Decision Date: |', 'The date of injury is 10-14-2016.'), []);
  });
  it('leaves other words and values alone', () => {
    check('Case Number: CM16-0000001\nPriority: high| and low', []);
    check('Case Number:| CM16-0000001', [], { trigger: ':' });
    check('Decision Date:|', [], { trigger: ':' });
    check(letterText({ ...plainIssue, rationale: 'Decision rationale: Priority:|' }), [], { trigger: ':' });
  });
  it('offers the labels that are missing, those first that come next', () => {
    check('Case Number:          CM16-0000001\nDate of Injury:       10/14/2016\n|', [
      'Decision Date:        ',
      'UR Denial Date:       ',
      'Priority:             ',
      'Application Received: ',
      'Date Assigned:        ',
    ]);
    check('Case Number: CM16-0000001\nda|', ['Date Assigned: ', 'Date of Injury: ']);
  });
  it('begins a letter in an empty file', () => {
    const [first] = offersAt('|');
    assert.equal(first?.newText, 'Case Number: ');
    check('|', [], { trigger: ' ' });
  });
  it('says nothing where the header is complete, or in a text that is no letter', () => {
    check(`${header}|\n${letterText(plainIssue).slice(header.length)}`, []);
    check('Dear Sir,\n|', []);
  });
});
