/** Labels that an issue lacks, headings that the letter lacks, and a whole issue, each where the form has them. */

import assert from 'node:assert/strict';
import type { CompletionRequest } from '../../../server/src/features/completion/index';
import { header, how, issueText, letterText, plainIssue, summary } from '../../support/letters';
import { offersAt } from './support';

/** The labels of the offers but those of items, with `[continues]` where the next offer follows. */
function check(
  marked: string,
  expected: readonly string[],
  request: CompletionRequest = { hasStandardText: true },
): void {
  const offers = offersAt(marked, request).filter(({ kind }) => kind === 'label' || kind === 'heading');
  assert.deepEqual(
    offers.map(({ label, continues }) => label + (continues === true ? ' [continues]' : '')),
    expected,
  );
}

const claims = 'Claims Administrator guideline: [continues]';
const reviewer = 'MAXIMUS guideline: [continues]';
const rationale = 'Decision rationale:';
const issues = 'IMR ISSUES, DECISIONS AND RATIONALES';

describe('completion of labels', () => {
  const item = 'MRI of the knee: Upheld';
  it('offers the next missing part first', () => {
    check(letterText({ item: `${item}\n\n|` }), [claims, reviewer, rationale]);
    check(letterText({ item: `${item}\n|` }), [claims, reviewer, rationale]);
    check(letterText({ item, claims: `${plainIssue.claims}\n\n|` }), [reviewer, rationale]);
    check(letterText({ item, claims: plainIssue.claims, reviewer: `${plainIssue.reviewer}\n\n|` }), [rationale]);
  });
  it('knows a label by its first letters', () => {
    check(letterText({ item, claims: `${plainIssue.claims}\n\nMA|` }), [reviewer]);
    check(letterText({ item, claims: `${plainIssue.claims}\n\nde|` }), [rationale]);
  });
  it('keeps to the order of the form', () => {
    check(letterText({ item: `${item}\n\n|`, rationale: plainIssue.rationale }), [claims, reviewer]);
    check(letterText({ item, claims: `${plainIssue.claims}\n\n|`, rationale: plainIssue.rationale }), [reviewer]);
    check(letterText({ item, rationale: `${plainIssue.rationale}\n\n|` }), []);
  });
  it('says nothing where all parts are there, or in a part', () => {
    check(letterText({ ...plainIssue, claims: `${plainIssue.claims}\n\n|` }), []);
    check(letterText({ item, claims: 'Claims Administrator guideline: De|' }), []);
    check(letterText({ item: 'MA|' }), []);
  });
  it('is asked for by hand only', () => check(letterText({ item: `${item}\n\n|` }), [], { trigger: ' ' }));
});

describe('completion of headings', () => {
  it('offers the sections that are missing here', () => {
    check([header, how, summary, '|'].join('\n'), [issues]);
    check([header, how, '|'].join('\n'), ['CLINICAL CASE SUMMARY', issues]);
    check(letterText(plainIssue).replace(summary, '|\n'), ['CLINICAL CASE SUMMARY']);
    check([header, how, summary, 'imr|'].join('\n'), [issues]);
  });
  it('brings the standard sentence of the section, with fields', () => {
    const [heading] = offersAt([header, how, '|'].join('\n'));
    assert.match(
      heading?.newText ?? '',
      /^CLINICAL CASE SUMMARY\nThe expert reviewer developed .*:\n\n\[INSERT summary [^\]]*\]$/,
    );
    assert.match(heading?.snippet ?? '', /\n\n\$\{1:\[INSERT summary [^\]]*\]\}$/);
  });
  it('brings the qualifications as the form has them', () => {
    const reviewerOf = (letter: string) =>
      offersAt(letter, { hasStandardText: true }).find(({ label }) => label.startsWith('HOW'))?.newText ?? '';
    assert.match(
      reviewerOf(`${header}\n|\n${letterText(plainIssue).slice(header.length + how.length)}`),
      /\n\nThe Expert Reviewer has the following credentials:\nState\(s\) of Licensure: \[INSERT .*\]\nCertification\(s\)\/Specialty: \[INSERT .*\]$/,
    );
    const reviewer2014 = 'MAXIMUS guideline: Decision based on MTUS Knee Complaints Page(s): 341.';
    const letter2014 = letterText({
      ...plainIssue,
      reviewer: reviewer2014,
      claims: reviewer2014.replace('MAXIMUS', 'Claims Administrator'),
    });
    assert.match(
      reviewerOf(`${header}\n|\n${letter2014.slice(header.length + how.length)}`),
      /claims administrator\. The expert reviewer is Board Certified in \[INSERT [^\]]*\] and is licensed to practice in \[INSERT [^\]]*\]\. He\/she/,
    );
  });
  it('says nothing where all sections are there', () =>
    check(letterText(plainIssue).replace(summary, `${summary}|\n`), []));
});

describe('completion of a whole issue', () => {
  const wholeIssue = (request: CompletionRequest) =>
    offersAt(`${letterText(plainIssue)}\n|`, request).filter(({ label }) => label === 'Issue with all its parts');
  it('is offered where an item may begin', () => {
    const [offer] = wholeIssue({});
    assert.equal(
      offer?.newText,
      issueText({
        item: '[INSERT disputed item or service]: [INSERT decision]',
        claims: 'Claims Administrator guideline: [INSERT guideline]',
        reviewer: 'MAXIMUS guideline: [INSERT guideline]',
        rationale:
          'Decision rationale: [INSERT what the guideline says, what the records show, and how the one applies to the other]. As such, the request [INSERT is or is not] medically necessary.',
      }),
    );
    assert.match(offer?.snippet ?? '', /^\$\{1:\[INSERT disputed item or service\]\}: \$\{2\|/);
  });
  it('is not offered twice to a client that has it', () => assert.deepEqual(wholeIssue({ hasStandardText: true }), []));
});
