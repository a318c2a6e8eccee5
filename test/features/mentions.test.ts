/** What a place of a letter refers to, and where the same thing stands: drawn under the text. */

import assert from 'node:assert/strict';
import { definitionsOf, placesOf, subjectAt } from '../../server/src/features/mentions/mentions';
import { proseOf } from '../../server/src/features/mentions/prose';
import { parseLetter } from '../../server/src/letter/parse';
import { readCursor } from '../support/cursor';
import { header, how, issuesOpening, issueText, letterText, otherIssue, plainIssue } from '../support/letters';
import { needRealLetters, realLetters } from '../support/realLetters';
import { lines, underline } from '../support/underline';

/** `|` marks the cursor; the places of what stands there are drawn, the definition with `definition`. */
function check(marked: string, expected: string): void {
  const { text, offset: at } = readCursor(marked);
  const letter = parseLetter(text);
  const subject = subjectAt(letter, at);
  const places = subject === null ? [] : placesOf(letter, subject);
  const drawn = underline(
    text,
    places.map(({ start, end, isDefinition }) => ({ start, end, ...(isDefinition ? { note: 'definition' } : {}) })),
  );
  assert.equal(drawn, lines(expected).trimEnd());
}

/** A letter with this summary and these issues. */
function letterWith(summary: string, ...issues: readonly object[]): string {
  const opening =
    'The expert reviewer developed the following clinical case summary based on a review of the\ncase file, including all medical records:';
  const body = issues.map(issueText).join('\n\n');
  return [header, how, `CLINICAL CASE SUMMARY\n${opening}\n\n${summary}\n`, `${issuesOpening}\n${body}\n`].join('\n');
}

const partly = {
  ...plainIssue,
  item: `Baclofen 10mg #90 was the original request. Baclofen 10mg #60 was authorized by the Claims
Administrator. The remaining IMR eligible portion of the original request, Baclofen 10mg #30
is: Upheld`,
};

describe('mentions', () => {
  describe('of a disputed item', () => {
    it('are the same words in its rationale, the summary and other rationales', () =>
      check(
        letterWith(
          'Naproxen helped. An mri of the left knee was asked for.',
          {
            ...plainIssue,
            rationale: 'Decision rationale: The request for MRI of the left|\nknee is not medically necessary.',
          },
          {
            ...otherIssue,
            rationale: 'Decision rationale: The MRI of the left knee is pending. It is medically necessary.',
          },
        ),
        `
        Naproxen helped. An mri of the left knee was asked for.
                            ^^^^^^^^^^^^^^^^^^^^
        MRI of the left knee: Upheld
        ^^^^^^^^^^^^^^^^^^^^ definition
        Decision rationale: The request for MRI of the left
                                            ^^^^^^^^^^^^^^^
        knee is not medically necessary.
        ^^^^
        Decision rationale: The MRI of the left knee is pending. It is medically necessary.
                                ^^^^^^^^^^^^^^^^^^^^`,
      ));
    it('are the same drug in no other strength or quantity', () =>
      check(
        letterWith('She takes Norflex.', {
          ...plainIssue,
          item: 'Norfl|ex 100mg #60: Upheld',
          rationale:
            'Decision rationale: Orphenadrine is an option. Norflex 50mg was not asked for, nor was Norflex #90. The request is not medically necessary.',
        }),
        `
        She takes Norflex.
                  ^^^^^^^
        Norflex 100mg #60: Upheld
        ^^^^^^^^^^^^^^^^^ definition
        Decision rationale: Orphenadrine is an option. Norflex 50mg was not asked for, nor was Norflex #90. The request is not medically necessary.
                            ^^^^^^^^^^^^`,
      ));
    it('are the same service for the same part of the body, and of no other side', () =>
      check(
        letterText({
          ...plainIssue,
          rationale: `Decision rationale: The MRI| of the knee asks for red flags.
A right knee MRI was normal. A left knee MRI is an image.
MRI is costly. The request is not medically necessary.`,
        }),
        `
        An MRI of the left knee and 6 visits of physical therapy were requested.
           ^^^^^^^^^^^^^^^^^^^^
        MRI of the left knee: Upheld
        ^^^^^^^^^^^^^^^^^^^^ definition
        Decision rationale: The MRI of the knee asks for red flags.
                                ^^^^^^^^^^^^^^^
        A right knee MRI was normal. A left knee MRI is an image.
                                       ^^^^^^^^^^^^^`,
      ));
    it('are not guessed where two items could be meant', () =>
      check(
        letterWith('A knee MRI| was asked for.', plainIssue, { ...plainIssue, item: 'MRI of the right knee: Upheld' }),
        `
        A knee MRI was asked for.
               ^^^
        MRI of the left knee: Upheld
        ^^^
        MRI of the right knee: Upheld
        ^^^`,
      ));
    it('take in the parts of a partly authorized request', () =>
      check(
        letterWith('He sleeps badly.', {
          ...partly,
          rationale: 'Decision rationale: Baclofen 10mg #30| is asked for. It is not medically necessary.',
        }),
        `
        Baclofen 10mg #90 was the original request. Baclofen 10mg #60 was authorized by the Claims
        ^^^^^^^^^^^^^^^^^
        Baclofen 10mg #90 was the original request. Baclofen 10mg #60 was authorized by the Claims
                                                    ^^^^^^^^^^^^^^^^^
        Administrator. The remaining IMR eligible portion of the original request, Baclofen 10mg #30
                                                                                   ^^^^^^^^^^^^^^^^^ definition
        Decision rationale: Baclofen 10mg #30 is asked for. It is not medically necessary.
                            ^^^^^^^^^^^^^^^^^`,
      ));
    it('leave the name of a guideline alone', () =>
      check(
        letterWith('He sleeps badly.', {
          ...plainIssue,
          item: 'Acu|puncture: Upheld',
          rationale:
            'Decision rationale: The Acupuncture Treatment Guidelines ask for more. The request is not medically necessary.',
        }),
        `
        Acupuncture: Upheld
        ^^^^^^^^^^^ definition`,
      ));
    it('are no vague words', () =>
      check(
        letterText({ ...plainIssue, rationale: 'Decision rationale: The req|uest is not medically necessary.' }),
        '',
      ));
  });

  describe('of a guideline', () => {
    const reviewer =
      'MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, MRI.';
    const rationale =
      'Decision rationale: The ACOEM Guidelines ask for red flags. Per the ODG, an image may help. The request is not medically necessary.';
    it('lead from the rationale to the line of its issue', () =>
      check(
        letterText({ ...plainIssue, reviewer, rationale: rationale.replace('ODG', 'O|DG') }),
        `
        MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, MRI.
                                                                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ definition
        Decision rationale: The ACOEM Guidelines ask for red flags. Per the ODG, an image may help. The request is not medically necessary.
                                                                            ^^^`,
      ));
    it('are the same chapter in all lines', () =>
      check(
        letterText({ ...plainIssue, reviewer, rationale: rationale.replace('ACOEM', 'A|COEM') }, plainIssue),
        `
        Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care.
                                                               ^^^^^^^^^^^^^^^^^^^^
        MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, MRI.
                                                  ^^^^^^^^^^^^^^^^^^^^ definition
        Decision rationale: The ACOEM Guidelines ask for red flags. Per the ODG, an image may help. The request is not medically necessary.
                                ^^^^^^^^^^^^^^^^
        Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care.
                                                               ^^^^^^^^^^^^^^^^^^^^
        MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
                                                  ^^^^^^^^^^^^^^^^^^^^`,
      ));
    it('lead nowhere where no line cites it', () =>
      check(
        letterText({
          ...plainIssue,
          rationale: 'Decision rationale: The O|DG allows it. It is not medically necessary.',
        }),
        '',
      ));
  });

  describe('of a day', () => {
    it('are the same day in any written form, and lead to the header', () =>
      check(
        letterText({
          ...plainIssue,
          rationale: 'Decision rationale: The injury of October 11,| 2016 healed. It is not medically necessary.',
        }),
        `
        Date Assigned:        12/30/2016                      Date of Injury:      10/11/2016
                                                                                   ^^^^^^^^^^ definition
        The worker is a 40 year old woman who twisted her left knee on 10-11-2016 while unloading a van.
                                                                       ^^^^^^^^^^
        Decision rationale: The injury of October 11, 2016 healed. It is not medically necessary.
                                          ^^^^^^^^^^^^^^^^`,
      ));
    it('start at the label of the header, too', () =>
      check(
        letterText(plainIssue).replace('UR Denial', 'UR| Denial'),
        `
        Decision Date:        01/25/2017                      UR Denial Date:      12/13/2016
                                                                                   ^^^^^^^^^^ definition`,
      ));
  });

  it('of a drug that is in no dispute are its other names in the letter', () =>
    check(
      letterWith('She takes Napro|xen.', {
        ...plainIssue,
        rationale: 'Decision rationale: Naprosyn helps. It is not medically necessary.',
      }),
      `
      She takes Naproxen.
                ^^^^^^^^
      Decision rationale: Naprosyn helps. It is not medically necessary.
                          ^^^^^^^^`,
    ));

  describe('are found', () => {
    const astral = letterWith('\u{1f600} An MRI of the left knee was asked for.', {
      ...plainIssue,
      item: '\u{1f600} MRI of the left knee: Upheld',
      rationale: 'Decision rationale: \u{1f600} MRI of the left knee| helps. It is not medically necessary.',
    });
    for (const [name, change] of [
      ['behind astral characters', (text: string) => text],
      ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
      ['with CR', (text: string) => text.replaceAll('\n', '\r')],
      ['behind a byte order mark', (text: string) => `\ufeff${text}`],
    ] as const) {
      it(name, () => {
        const marked = change(astral);
        const { text, offset: at } = readCursor(marked);
        const letter = parseLetter(text);
        const subject = subjectAt(letter, at) ?? assert.fail('nothing is found');
        assert.deepEqual(
          placesOf(letter, subject).map(({ start, end }) => text.slice(start, end)),
          ['MRI of the left knee', '\u{1f600} MRI of the left knee', '\u{1f600} MRI of the left knee'],
        );
      });
    }
    it('at no place of a text that is no letter, of an empty one, and at the ends for offsets outside', () => {
      assert.equal(subjectAt(parseLetter('An MRI of the left knee'), 4), null);
      assert.equal(subjectAt(parseLetter(''), 0), null);
      const letter = parseLetter(letterText(plainIssue));
      assert.equal(subjectAt(letter, -7), null);
      assert.deepEqual(subjectAt(letter, 1e9), subjectAt(letter, letter.text.length));
    });
    it('in a letter of a megabyte in linear time', () => {
      const issue = {
        ...plainIssue,
        rationale: `Decision rationale: ${'The MRI of the knee is asked for. '.repeat(50)}`,
      };
      const text = letterText(...Array.from({ length: 500 }, () => issue));
      assert.ok(text.length > 900_000);
      const letter = parseLetter(text);
      const subject = subjectAt(letter, text.lastIndexOf('MRI of the knee')) ?? assert.fail('nothing is found');
      const began = performance.now();
      // The item line and the fifty mentions in its own rationale: elsewhere any of the items could be meant.
      assert.equal(placesOf(letter, subject).length, 51);
      assert.ok(performance.now() - began < 5_000);
    });
  });

  it('in real letters are consistent at every 11th offset', function () {
    needRealLetters(this);
    let mentions = 0;
    for (const { name, text } of realLetters()) {
      const letter = parseLetter(text);
      for (let at = 0; at <= text.length; at += 11) {
        const subject = subjectAt(letter, at);
        if (subject === null) continue;
        const definitions = definitionsOf(letter, subject);
        const places = placesOf(letter, subject);
        const { start, end } = subject.origin;
        assert.ok(start <= at && at <= end, `${name} ${at}: the origin is elsewhere`);
        if (subject.kind === 'item' || subject.kind === 'guideline') {
          assert.ok(definitions.length > 0, `${name} ${at}: no definition`);
          mentions += 1;
        }
        for (const definition of definitions) {
          assert.ok(
            places.some((place) => place.isDefinition && place.start === definition.start),
            `${name} ${at}: a reference without its definition`,
          );
        }
        for (const [index, place] of places.entries()) {
          assert.ok(place.start < place.end && place.end <= text.length);
          assert.ok(place.start >= (places[index - 1]?.end ?? 0), `${name} ${at}: places overlap`);
        }
      }
    }
    assert.ok(mentions > 1_000);
  });

  it('read only the piece that is asked about', () => {
    const letter = parseLetter(letterText(plainIssue, otherIssue));
    const pieces = proseOf(letter);
    assert.deepEqual(
      pieces.map(({ kind, issue }) => `${kind} ${issue ?? '-'}`),
      [
        'summary -',
        'item 0',
        'claimsAdministratorGuideline 0',
        'reviewerGuideline 0',
        'rationale 0',
        'item 1',
        'claimsAdministratorGuideline 1',
        'reviewerGuideline 1',
        'rationale 1',
      ],
    );
  });
});
