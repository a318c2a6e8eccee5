/** Behind an item's colon stand the two decisions, and behind no other colon. */

import assert from 'node:assert/strict';
import type { CompletionRequest } from '../../../server/src/features/completion/index';
import { issueText, letterText, otherIssue, plainIssue } from '../../support/letters';
import { lineWith, offersAt } from './support';

/** The lines that the decisions make of the cursor's line, with what is said beside them. */
function check(marked: string, expected: readonly string[], request: CompletionRequest = { trigger: ':' }): void {
  const offers = offersAt(marked, request).filter(({ kind }) => kind === 'decision');
  const drawn = offers.map(
    (offer) => lineWith(marked, offer) + (offer.detail === undefined ? '' : ` (${offer.detail})`),
  );
  assert.deepEqual(drawn, expected);
}

/** A letter whose second issue is being written. */
const second = (item: string) => `${letterText(plainIssue)}\n${item}`;
const both = ['MRI of the knee: Upheld', 'MRI of the knee: Overturned'];

describe('completion of decisions', () => {
  it('goes on behind the colon of an item', () => check(letterText({ item: 'MRI of the knee:|' }), both));
  it('goes on behind a blank', () => check(letterText({ item: 'MRI of the knee: |' }), both, { trigger: ' ' }));
  it('goes on with the letters typed so far', () => {
    check(letterText({ item: 'MRI of the knee: up|' }), ['MRI of the knee: Upheld'], {});
    check(letterText({ item: 'MRI of the knee:Ov|' }), ['MRI of the knee: Overturned'], {});
    check(letterText({ item: 'MRI of the knee: Pa|' }), [], {});
  });
  it('takes the place of a decision that stands there', () => {
    check(
      letterText({ ...plainIssue, item: 'MRI of the knee: |Upheld' }),
      ['MRI of the knee: Upheld (as the rationale concludes)'],
      {},
    );
    check(letterText({ item: 'MRI of the knee: Over|turned' }), ['MRI of the knee: Overturned'], {});
    check(letterText({ item: 'MRI of the knee: | of the left' }), [], {});
  });
  it('puts first what the rationale concludes', () => {
    const item = 'Physical therapy of the knee 6 visits:';
    check(letterText({ ...otherIssue, item: `${item}|` }), [
      `${item} Overturned (as the rationale concludes)`,
      `${item} Upheld`,
    ]);
    check(letterText({ ...plainIssue, item: `${item}|` }), [
      `${item} Upheld (as the rationale concludes)`,
      `${item} Overturned`,
    ]);
  });
  it('knows an item behind the last rationale', () => {
    check(second('MRI of the knee:|'), both);
    check(`${letterText(plainIssue).trimEnd()}\nMRI of the knee:|`, both);
    check(second('Saunders home device:|'), ['Saunders home device: Upheld', 'Saunders home device: Overturned']);
    check(
      second(
        'Acupuncture was the original request. The Claims Administrator authorized 4 visits, leaving the original request IMR eligible. The original request, Acupuncture is:\n|',
      ),
      ['Upheld', 'Overturned'],
      { trigger: null },
    );
  });
  it('knows an item between two issues', () =>
    check(`${letterText(plainIssue)}\nMRI of the knee:|\n\n${issueText(otherIssue)}\n`, both));
  it('takes an item with a colon of its own', () =>
    check(letterText({ item: 'Oxycodone 20mg #60 day supply: 30:|' }), [
      'Oxycodone 20mg #60 day supply: 30: Upheld',
      'Oxycodone 20mg #60 day supply: 30: Overturned',
    ]));
  describe('says nothing', () => {
    for (const [name, marked] of [
      ['behind the label of a part', letterText({ ...plainIssue, rationale: 'Decision rationale:|' })],
      ['behind what opens an item', letterText({ item: 'Associated surgical service:|' })],
      ['behind a word that announces a list', second('Diagnoses:|')],
      ['behind a sentence that announces a list', second('The following diagnoses were made:|')],
      [
        'in a rationale',
        letterText({ ...plainIssue, rationale: 'Decision rationale: An MRI of the knee:| It is normal.' }),
      ],
      [
        'in a rationale that goes on below',
        letterText({
          ...plainIssue,
          rationale: 'Decision rationale: Pain.\n\nMRI of the knee:|\n\nThe request is not medically necessary.',
        }),
      ],
      [
        'in a list right below an argument, until it is asked for',
        letterText({ ...plainIssue, rationale: 'Decision rationale: She had the following.\nPhysical therapy:|' }),
      ],
      ['in the summary', letterText(plainIssue).replace('were requested.', 'were requested:|')],
      ['in the header', letterText(plainIssue).replace('Date of Injury:', 'Date of Injury:|')],
      ['in a text that is no letter', 'MRI of the knee:|'],
      ['in a note of the author', letterText({ item: '%% MRI of the knee:|' })],
    ] as const)
      it(name, () => check(marked, []));
    it('behind another trigger', () => check(letterText({ item: 'MRI of the knee:|' }), [], { trigger: ',' }));
  });
});
