/** The line above each issue: its title over the line that it stands on. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { codeLenses } from '../../server/src/features/codeLens';
import { parseLetter } from '../../server/src/letter/parse';
import { type IssueText, letterText, otherIssue, plainIssue } from '../support/letters';

/** Each lens as `title / line below it`. */
function draw(text: string): string[] {
  return codeLenses(parseLetter(text)).map(({ start, end, title }) => {
    assert.equal(start, end);
    return `${title} / ${/^[^\r\n]*/.exec(text.slice(start))?.[0]}`;
  });
}

/** The title above one issue. */
function check(issue: IssueText, title: string): void {
  const drawn = draw(letterText(issue));
  assert.deepEqual(drawn, [`${title} / ${issue.item ?? issue.claims}`]);
}

describe('codeLenses', () => {
  it('sum up each issue above its first line', () => {
    assert.deepEqual(draw(letterText(plainIssue, otherIssue)), [
      'Upheld - MTUS Knee Complaints 2004 - 11 words of rationale - complete / MRI of the left knee: Upheld',
      'Overturned - MTUS Chronic Pain Medical Treatment 2016 - 14 words of rationale - complete / Physical therapy of the knee 6 visits: Overturned',
    ]);
  });

  it('say what is missing', () => {
    check(
      { ...plainIssue, item: 'MRI of the left knee' },
      'MTUS Knee Complaints 2004 - 11 words of rationale - no decision',
    );
    check(
      { item: 'MRI of the left knee: Upheld', claims: plainIssue.claims },
      'Upheld - no reviewer guideline, no rationale',
    );
    check(
      { ...plainIssue, rationale: 'Decision rationale: [INSERT the reasons] TBD' },
      'Upheld - MTUS Knee Complaints 2004 - 4 words of rationale - 2 places to fill in',
    );
    check(
      { ...plainIssue, item: 'MRI: [INSERT decision]', rationale: 'Decision rationale: ___ Yes.' },
      'MTUS Knee Complaints 2004 - 1 word of rationale - no decision, 1 place to fill in',
    );
  });

  it('name the guideline in short', () => {
    const named = (sentences: string, title: string) =>
      check(
        { ...plainIssue, reviewer: `MAXIMUS guideline: ${sentences}` },
        `Upheld - ${title} - 11 words of rationale - complete`,
      );
    named('The Expert Reviewer did not cite any medical evidence for its decision.', 'no evidence cited');
    named(
      'The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Low Back, MRI.',
      'ODG Low Back',
    );
    named(
      'Decision based on MTUS Knee Complaints 2004, Section(s): Summary, and Chronic Pain Medical Treatment 2009, Section(s): NSAIDs.',
      'MTUS Knee Complaints 2004 + 1 more',
    );
    named(
      `Decision based on Non-MTUS Citation ${'A long book of medicine, '.repeat(6)}$(alert).`,
      'A long book of medicine, A long book of medicine, A long...',
    );
    named('Decision based on Non-MTUS Citation $(alert) of 2016.', '$ (alert) of 2016');
  });

  it('are not for letters of 2013, nor for other texts', () => {
    for (const name of [
      '2013-notice.txt',
      '2013-determination.txt',
      '2013-professional-review.txt',
      'not-a-letter.txt',
    ])
      assert.deepEqual(draw(readFileSync(`samples/${name}`, 'utf8')), [], name);
    assert.deepEqual(draw(''), []);
  });

  it('count no words of a note', () =>
    check(
      { ...plainIssue, rationale: 'Decision rationale: There are no red flags.\n%% one two three\nNot necessary.' },
      'Upheld - MTUS Knee Complaints 2004 - 7 words of rationale - complete',
    ));
});
