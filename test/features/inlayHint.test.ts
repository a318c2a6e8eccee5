/** What is shown inside the lines, drawn as `‹hint›` where it stands. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inlayHints } from '../../server/src/features/inlayHint';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { lines } from '../support/underline';

/** The lines that have a hint, with the hints in them. */
function draw(text: string, range?: { start: number; end: number }): string {
  let shown = text;
  for (const { at, label } of [...inlayHints(parseLetter(text), range)].reverse())
    shown = `${shown.slice(0, at)}‹${label}›${shown.slice(at)}`;
  return shown
    .split('\n')
    .filter((line) => line.includes('‹'))
    .join('\n');
}

function check(text: string, drawn: string): void {
  assert.equal(draw(text), lines(drawn).trimEnd());
}

const headerOnly = (text: string) => text.slice(0, text.indexOf('CLINICAL'));

describe('inlayHints', () => {
  it('count the days since the day before, in the order of a case, and say from when an edition is in force', () =>
    check(
      letterText(plainIssue),
      `
      Date Assigned:        12/30/2016‹+7 days›                      Date of Injury:      10/11/2016
      Decision Date:        01/25/2017‹+26 days›                      UR Denial Date:      12/13/2016‹+63 days›
      Priority:             Standard                        Application          12/23/2016‹+10 days›
      Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004‹in force from 06/15/2007›, Section(s): Initial Care.
      MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004‹in force from 06/15/2007›, Section(s): Special Studies.`,
    ));

  it('count back, count one day, and pass over what is missing', () =>
    check(
      headerOnly(
        letterText()
          .replace('12/13/2016', '10/10/2016')
          .replace('12/23/2016', '[DATE]')
          .replace('12/30/2016', '10/10/2016'),
      ),
      `
      Date Assigned:        10/10/2016‹same day›                      Date of Injury:      10/11/2016
      Decision Date:        01/25/2017‹+107 days›                      UR Denial Date:      10/10/2016‹-1 day›`,
    ));

  it('explain themselves in plain words, with the source', () => {
    const tooltips = inlayHints(parseLetter(letterText(plainIssue))).map(({ tooltip }) => tooltip);
    assert.equal(
      tooltips[0],
      '7 days after the day on which the application was received (12/23/2016).\nThe order of a case: injury, UR denial, application received, assigned, decision. It held in all of 194 posted letters.',
    );
    assert.equal(
      tooltips.at(-1),
      "MTUS Knee Complaints 2004 (chapter 13, 2nd edition, 2004): in force from 06/15/2007, until a newer edition came into force on 12/01/2017.\nPublished by ACOEM.\nSource: 8 CCR 9792.23.6, with the effective dates given by the California Division of Workers' Compensation.",
    );
  });

  it('name no day twice', () => {
    const [tooltip = ''] = inlayHints(parseLetter(letterText(otherIssue)))
      .filter(({ label }) => label.startsWith('in force'))
      .map((hint) => hint.tooltip);
    assert.match(tooltip, /^MTUS Chronic Pain Medical Treatment 2016: in force from 07\/28\/2016,/);
  });

  it('show no day that is known by recollection only', () => {
    const cited = (chapter: string) =>
      letterText({
        reviewer: `MAXIMUS guideline: Decision based on MTUS ${chapter}, Section(s): X.`,
        item: 'MRI: Upheld',
      });
    assert.match(draw(cited('Hip and Groin Disorders 2019')), /2019‹in force from 10\/07\/2019›/);
    // The day of this chapter is recalled; this edition has no day; this chapter has no such edition; this is no chapter.
    for (const chapter of [
      'General Approaches 2004',
      'Knee Disorders 2020',
      'Knee Complaints 1999',
      'Nose Complaints 2004',
    ])
      assert.doesNotMatch(draw(cited(chapter)), /in force/, chapter);
  });

  it('keep to a range', () => {
    const text = letterText(plainIssue, otherIssue);
    const all = inlayHints(parseLetter(text));
    for (const { at } of all) {
      assert.equal(inlayHints(parseLetter(text), { start: at, end: at }).length, 1);
      assert.equal(
        inlayHints(parseLetter(text), { start: at + 1, end: text.length }).length +
          inlayHints(parseLetter(text), { start: 0, end: at }).length,
        all.length,
      );
    }
  });

  it('are not for letters of 2013, nor for other texts', () => {
    for (const name of [
      '2013-notice.txt',
      '2013-determination.txt',
      '2013-professional-review.txt',
      'not-a-letter.txt',
    ])
      assert.deepEqual(draw(readFileSync(`samples/${name}`, 'utf8')), '', name);
    assert.equal(draw(''), '');
  });
});
