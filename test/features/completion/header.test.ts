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
    check(told(injury, 'The date of injury is 10-11-2016.'), ['Date of Injury: 10/11/2016']);
    check(told('Date of Injury: [INSERT date| of injury]', 'The date of injury is 10-11-2016.'), [
      'Date of Injury: 10/11/2016',
    ]);
    check(told(denial, 'The UR of December 13, 2016 denied the MRI.'), ['UR Denial Date: 12/13/2016']);
    check(told('UR Denial Date: 12|', 'The UR of December 13, 2016 denied the MRI.'), ['UR Denial Date: 12/13/2016']);
    check(told(denial, 'The UR of 12/13/2016 denied the MRI. The UR of 12/20/2016 denied the brace.'), []);
    check(told(injury, 'The injury of 10/20/2016 is told, too. The date of injury is 10-11-2016.'), []);
    check(told('Decision Date: |', 'The date of injury is 10-11-2016.'), []);
  });
  it('reads the day on which a part of the body was hurt as that of the injury, unless it may be another day', () => {
    const bare = summary.replace(/The worker is[^.]*\./, '');
    const told = (sentences: string, more = '') =>
      `Case Number: CM16-0000001\nDate of Injury: |\n${more}\n${how}\n${bare.replace('An MRI', `${sentences} An MRI`)}`;
    for (const sentence of [
      'Injured her left knee on 10/11/2016.',
      'The worker is a 40 year old woman who twisted her left knee on 10-11-2016 while unloading a van.',
      'She fell from a ladder and injured her left knee and low back on or about October 11, 2016.',
      'On 10/11/2016, the patient reportedly hurt his low back at work.',
      'He sustained an injury to his low back on 10/11/2016.',
      'She was injured at work on 10/11/2016.',
      'A clerk of 40 years with a date of injury of 10/11/2016.',
      'He hurt his low back on 10/11/2016. He was seen on 10/20/2016. Surgery was done on 11/02/2016.',
    ])
      check(told(sentence), ['Date of Injury: 10/11/2016']);
    for (const sentence of [
      'She again twisted her left knee on 10/11/2016.',
      'He hurt his low back at home on 10/11/2016.',
      'She re-injured her left knee on 10/11/2016.',
      'His wife hurt her left knee on 10/11/2016.',
      'He hurt his pride on 10/11/2016.',
      'She injured her left knee on 10/11/2016 in a car accident.',
      'She injured her left knee on 10/11/2016. She hurt her neck on 11/03/2016.',
      'She was seen for her knee on 10/01/2016. She twisted her left knee on 10/11/2016.',
      'She twisted her left knee. Surgery of the left knee was done on 10/11/2016.',
      'He injured his left knee and was operated on 10/11/2016.',
      'She denies that she injured her left knee on 10/11/2016.',
    ])
      check(told(sentence), []);
    const hurt = 'Injured her left knee on 10/11/2016.';
    check(told(hurt, 'UR Denial Date: 12/13/2016\n'), ['Date of Injury: 10/11/2016']);
    check(told(hurt, 'UR Denial Date: 10/10/2016\n'), []);
  });
  it('leaves other words and values alone', () => {
    check('Case Number: CM16-0000001\nPriority: high| and low', []);
    check('Case Number:| CM16-0000001', [], { trigger: ':' });
    check('Decision Date:|', [], { trigger: ':' });
    check(letterText({ ...plainIssue, rationale: 'Decision rationale: Priority:|' }), [], { trigger: ':' });
  });
  it('offers the labels that are missing, those first that come next', () => {
    check('Case Number:          CM16-0000001\nDate of Injury:       10/11/2016\n|', [
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
