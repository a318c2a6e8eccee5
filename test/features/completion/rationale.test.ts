/** Sentences of a rationale that agree with the decision, and the words of abbreviations. */

import assert from 'node:assert/strict';
import type { CompletionRequest } from '../../../server/src/features/completion/index';
import { form2016 } from '../../../server/src/letter/formats/form2016';
import type { DecisionValue } from '../../../server/src/letter/letter';
import { necessityOf } from '../../../server/src/letter/necessity';
import { letterText, plainIssue } from '../../support/letters';
import { offersAt } from './support';

/** The sentences and words that are offered, in order. */
function check(marked: string, expected: readonly string[], request: CompletionRequest = {}): void {
  const offers = offersAt(marked, { hasStandardText: true, ...request });
  assert.deepEqual(
    offers.filter(({ kind }) => kind === 'sentence' || kind === 'abbreviation').map(({ newText }) => newText),
    expected,
  );
}

const issue = (item: string, rationale: string) => ({ item, rationale: `Decision rationale: ${rationale}` });
const inRationale = (item: string, rationale: string) => letterText({ ...plainIssue, ...issue(item, rationale) });
const denied = [
  'As such, the request is not medically necessary.',
  'Therefore, the request for MRI of the left knee is not medically necessary.',
  'Given the above, the request for "MRI of the left knee" is not medically necessary.',
  'Therefore, the request is not medically necessary.',
  'Based on the above, the request is not medically necessary.',
];
const granted = denied.map((sentence) => sentence.replace('is not', 'is'));
const notice = form2016.opioidNotice?.join(' ') ?? '';

describe('completion of abbreviations with several meanings', () => {
  it('names the abbreviation once', () =>
    check(inRationale('MRI of the left knee: Upheld', 'She had PT|'), [
      'physical therapy (PT)',
      'prothrombin time (PT)',
    ]));
});

describe('completion of the conclusion that waits to be filled in', () => {
  const words = (item: string, rationale: string) =>
    offersAt(inRationale(item, rationale)).map(({ label, detail }) => `${label}, ${detail}`);
  const field = 'As such, the request [INSERT is or| is not] medically necessary.';
  it('agrees with the decision, and names both where none is made', () => {
    assert.deepEqual(words('MRI of the left knee: Upheld', field), ['is not, the item is Upheld']);
    assert.deepEqual(words('MRI of the left knee: Overturned', field), ['is, the item is Overturned']);
    assert.deepEqual(words('MRI of the left knee: [INSERT decision]', field), [
      'is not, if Upheld',
      'is, if Overturned',
    ]);
  });
  it('stays where the verb stands already', () => {
    for (const text of ['The request is |medically necessary.', 'Nothing that is not |medically necessary is paid.'])
      assert.deepEqual(words('MRI of the left knee: Upheld', text), []);
  });
  it('offers the standard sentences that fit where the reasons are still to be written', () => {
    const reasons =
      'Decision rationale: [INSERT what the |records show]. As such, the request is not medically necessary.';
    const offers = (reviewer: string) => offersAt(letterText({ ...plainIssue, reviewer, rationale: reasons }));
    assert.deepEqual(
      offers('MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee.').map(
        ({ newText }) => newText,
      ),
      ['The California MTUS and ACOEM Guidelines do not address the specific request'],
    );
    assert.deepEqual(offers(plainIssue.reviewer), []);
  });
});

describe('completion of closing sentences', () => {
  it('agrees with the decision', () => {
    check(inRationale('MRI of the left knee: Upheld', 'It hurts. |'), denied);
    check(inRationale('MRI of the left knee: Overturned', 'It hurts. |'), granted);
    for (const [decision, necessity] of [
      ['Upheld', 'not-necessary'],
      ['Overturned', 'necessary'],
    ] as const)
      for (const { newText } of offersAt(inRationale(`Acupuncture: ${decision}`, '|')))
        assert.equal(necessityOf(newText), necessity, newText);
  });
  it('offers both ways where nothing is decided, and says which is which', () => {
    const marked = inRationale('MRI of the left knee', 'It hurts. |');
    check(marked, [...denied, ...granted]);
    const details = offersAt(marked).map(({ detail }) => detail);
    assert.deepEqual(
      [...new Set(details)],
      ['if Upheld', 'if Upheld, with item', 'if Overturned', 'if Overturned, with item'],
    );
  });
  it('names the item as a sentence does', () => {
    const named = (item: string) => offersAt(inRationale(`${item}: Upheld`, '|'))[1]?.newText;
    assert.equal(
      named('Physical therapy 6 visits'),
      'Therefore, the request for physical therapy 6 visits is not medically necessary.',
    );
    assert.equal(
      named('Norco 10/325mg #60'),
      'Therefore, the request for Norco 10/325mg #60 is not medically necessary.',
    );
    assert.equal(
      named('Associated surgical service: Cold therapy unit'),
      'Therefore, the request for cold therapy unit is not medically necessary.',
    );
    assert.equal(
      named(
        'Acupuncture 12 visits was the original request. 6 visits was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Acupuncture 6 visits is',
      ),
      'Therefore, the request for acupuncture 6 visits is not medically necessary.',
    );
    assert.equal(named('[INSERT disputed item or service]'), 'Therefore, the request is not medically necessary.');
  });
  it('stands behind the label, behind a sentence, and behind its own first letters', () => {
    check(inRationale('MRI of the left knee: Upheld', '|'), denied);
    check(inRationale('MRI of the left knee: Upheld', 'It hurts.\n|'), denied);
    check(inRationale('MRI of the left knee: Upheld', 'It hurts. As s|'), denied.slice(0, 1));
    check(inRationale('MRI of the left knee: Upheld', 'It hurts. Therefore, the|'), [denied[1] ?? '', denied[3] ?? '']);
  });
  it('is not said twice', () =>
    check(inRationale('MRI of the left knee: Upheld', 'The request is not medically necessary. |'), []));
  describe('says nothing', () => {
    for (const [name, rationale] of [
      ['inside a sentence', 'It hurts and |'],
      ['directly behind a full stop', 'It hurts.|'],
      ['before words on the same line', 'It hurts. | It swells.'],
      ['in a word', 'It hurts. Th|erapy helped.'],
      ['behind the first word of a wrapped sentence', 'It hurts. The|\nknee swells.'],
      ['behind letters of another sentence', 'It hurts. Xe|'],
    ] as const)
      it(name, () => check(inRationale('MRI of the left knee: Upheld', rationale), []));
    it('behind a typed blank', () =>
      check(inRationale('MRI of the left knee: Upheld', 'It hurts. |'), [], { trigger: ' ' }));
    it('in the summary', () => check(letterText(plainIssue).replace('requested.', 'requested. |'), []));
  });
});

describe('completion of standard sentences', () => {
  it('offers the notice on tapering where the denial of an opioid is upheld', () => {
    const first = (marked: string) =>
      offersAt(marked)
        .map(({ newText }) => newText)
        .indexOf(notice);
    assert.equal(first(inRationale('Norco 10/325mg #60: Upheld', 'The request is not medically necessary. |')), 0);
    assert.equal(first(inRationale('Norco 10/325mg #60: Upheld', 'It hurts. |')), 5);
    assert.equal(first(inRationale('Norco 10/325mg #60: Overturned', 'It hurts. |')), -1);
    assert.equal(first(inRationale('Naproxen 500mg #60: Upheld', 'It hurts. |')), -1);
    assert.equal(
      first(inRationale('Norco 10/325mg #60: Upheld', `The request is not medically necessary. ${notice} |`)),
      -1,
    );
  });
  const service = (surgery: DecisionValue, own: string) => {
    const operation = { ...plainIssue, ...issue(`Left knee arthroscopy: ${surgery}`, 'It was examined.') };
    const unit = { ...plainIssue, ...issue(`Associated surgical service: Cold therapy unit${own}`, '|') };
    return letterText(operation, unit);
  };
  const leansOnDenial =
    'As the requested surgical intervention is not medically necessary per the documentation, the requested ancillary service is not medically necessary.';
  const leansOnGrant = 'The concurrent request for surgery is supported.';
  const first = (marked: string) => offersAt(marked)[0]?.newText;
  it('offers what a service shares with its surgery', () => {
    assert.equal(first(service('Upheld', ': Upheld')), leansOnDenial);
    assert.equal(first(service('Upheld', '')), leansOnDenial);
    assert.equal(first(service('Overturned', ': Overturned')), leansOnGrant);
  });
  it('offers nothing of a surgery against the decision', () => {
    assert.match(first(service('Upheld', ': Overturned')) ?? '', /^As such, the request is medically/);
    assert.match(first(service('Overturned', ': Upheld')) ?? '', /^As such, the request is not medically/);
  });
  it('says that the MTUS is silent where the reviewer goes outside it', () => {
    const silence = 'The California MTUS and ACOEM Guidelines do not address the specific request.';
    const reviewer = `MAXIMUS guideline: ${form2016.parts[1]?.sentences?.outsideMtus} Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Knee, MRI.`;
    const texts = (rationale: string) =>
      offersAt(letterText({ ...plainIssue, reviewer, rationale })).map(({ newText }) => newText);
    assert.equal(texts('Decision rationale: |').indexOf(silence), 0);
    assert.equal(texts(`Decision rationale: ${silence} |`).indexOf(silence), -1);
    assert.ok(!offersAt(inRationale('MRI of the left knee: Upheld', '|')).some(({ newText }) => newText === silence));
  });
});

describe('completion of abbreviations', () => {
  const known = ['lumbar epidural steroid injection (LESI)'];
  it('writes out an abbreviation behind which the cursor stands', () => {
    check(inRationale('MRI of the left knee: Upheld', 'A LESI| was given.'), known);
    check(letterText(plainIssue).replace('requested.', 'requested after a LESI|.'), known);
    assert.equal(offersAt(inRationale('MRI of the left knee: Upheld', 'A LESI|'))[0]?.detail, 'for LESI, not verified');
  });
  it('offers each of its meanings', () =>
    check(inRationale('MRI of the left knee: Upheld', 'Tramadol ER| was given.'), [
      'extended release (ER)',
      'emergency room (ER)',
    ]));
  it('says what to write instead of one on a do-not-use list', () => {
    const marked = inRationale('MRI of the left knee: Upheld', 'Take it QD|.');
    check(marked, ['daily']);
    assert.equal(
      offersAt(marked)[0]?.documentation,
      '"QD" is on a do-not-use list: Joint Commission official Do Not Use list; ISMP error-prone abbreviations; NCC MERP dangerous abbreviations.',
    );
  });
  it('leaves alone what is written out, other words, and words in which the cursor stands', () => {
    for (const words of ['injection (LESI|)', 'LES|I', 'lesi|', 'a shoulder| pain', 'LESI |', '[INSERT AD|'])
      check(inRationale('MRI of the left knee: Upheld', `It is ${words}`), []);
  });
  it('is asked for by hand only', () =>
    check(inRationale('MRI of the left knee: Upheld', 'A LESI|'), [], { trigger: ' ' }));
});
