/** What is offered in guideline lines, step by step along their grammar, and what choosing an offer leads to. */

import assert from 'node:assert/strict';
import { askedPlace, type Completion } from '../../../server/src/features/completion/completion';
import { guidelineLine } from '../../../server/src/features/completion/guidelineLine';
import type { Letter } from '../../../server/src/letter/letter';
import { parseLetter } from '../../../server/src/letter/parse';
import { topics } from '../../../server/src/reference/topics';
import { checkLetter } from '../../../server/src/rules/index';
import { readCursor } from '../../support/cursor';
import { header, type IssueText, letterText, plainIssue } from '../../support/letters';

const MTUS = 'MAXIMUS guideline: Decision based on MTUS';
const ODG = 'MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG)';

/** The letter and the offset of the `|` in it. */
function letterAt(marked: string): { text: string; at: number; letter: Letter } {
  const { text, offset } = readCursor(marked);
  return { text, at: offset, letter: parseLetter(text) };
}

function offersAt(marked: string): readonly Completion[] {
  const { letter, at } = letterAt(marked);
  return guidelineLine(askedPlace(letter, at));
}

/** A letter with one issue whose last line is the given one; the claims administrator's line stands before it. */
function letterWith(line: string, more: IssueText = {}): string {
  const { item, claims } = { ...plainIssue, ...more };
  return letterText(line.includes('MAXIMUS') ? { item, claims, reviewer: line } : { item, claims: line });
}

/** The labels that are offered first. */
function check(line: string, expected: readonly string[], more: IssueText = {}): void {
  const labels = offersAt(letterWith(line, more)).map(({ label }) => label);
  assert.deepEqual(labels.slice(0, Math.max(expected.length, 1)), expected);
}

/** What the line is once the offer of that label is chosen. */
function choose(marked: string, label: string): string {
  const { text, at, letter } = letterAt(marked);
  const offers = guidelineLine(askedPlace(letter, at));
  const offer = offers.find((one) => one.label === label);
  assert.ok(offer, `${label} is none of ${offers.map((one) => one.label).join(' / ')}`);
  const { start, end } = offer.range;
  assert.ok(start <= at && at <= end, 'the range holds the cursor');
  assert.doesNotMatch(text.slice(start, at), /[\r\n]/, 'the range stays on its line');
  return text.slice(0, start) + offer.newText + text.slice(end);
}

function chosen(line: string, label: string): string {
  const whole = choose(letterWith(line), label);
  return whole.slice(whole.indexOf(line.slice(0, 12))).trimEnd();
}

const REVIEWER_OUTSIDE =
  'The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines.';
const REVIEWER_NONE = 'The Expert Reviewer did not cite any medical evidence for its decision.';
const CLAIMS_OUTSIDE =
  'The Claims Administrator based their decision on recommendation(s) outside of the MTUS Guidelines.';
const CLAIMS_NONE = 'The Claims Administrator did not cite any medical evidence for its decision.';
const SAME = 'Cite the same: Knee Complaints 2004, Section(s): Initial Care.';

describe('completion in guideline lines: sentences', () => {
  it("offers the reviewer's forms behind the label, and the claims administrator's citation", () => {
    const forms = ['Decision based on MTUS', SAME, REVIEWER_OUTSIDE, REVIEWER_NONE];
    check('MAXIMUS guideline:|', forms);
    check('MAXIMUS guideline: |', forms);
    check('MAXIMUS guideline:\n|', forms);
  });

  it('offers a guideline that is named at once with the words that open its citation', () => {
    assert.equal(chosen('MAXIMUS guideline: kne|', 'Knee Complaints 2004'), `${MTUS} Knee Complaints 2004`);
    assert.equal(chosen('MAXIMUS guideline: odg|', 'Official Disability Guidelines (ODG)'), ODG);
    check('MAXIMUS guideline: mtus|', [SAME, 'Decision based on MTUS', 'Decision based on Non-MTUS Citation']);
    check('MAXIMUS guideline: Decision based on Non-MTUS|', ['Decision based on Non-MTUS Citation']);
  });

  it('repeats nothing that stands behind the cursor already', () => {
    const rest = 'Knee Complaints 2004, Section(s): Special Studies.';
    for (const line of [`|Decision based on MTUS ${rest}`, `Decision| based on MTUS ${rest}`])
      check(`MAXIMUS guideline: ${line}`, []);
    assert.equal(
      chosen(`${MTUS} |${rest}`, 'Opioid Treatment 2016'),
      `${MTUS} ${rest}`.replace('Knee Complaints 2004', 'Opioid Treatment 2016'),
    );
    check(`${MTUS} Knee Complaints 2004|, Section(s): Special Studies.`, []);
    check(`${MTUS} Knee Complaints 2004, Section(s): Special Studies|.`, [',', ', and']);
  });

  it('adds the comma that was left out', () =>
    assert.equal(
      chosen(`${MTUS} Knee Complaints 2004 s|`, 'Section(s):'.padStart(13, ', ')),
      `${MTUS} Knee Complaints 2004, Section(s):`,
    ));

  it("offers the claims administrator's own forms", () => {
    check('Claims Administrator guideline: |', ['Decision based on MTUS', CLAIMS_OUTSIDE, CLAIMS_NONE]);
  });

  it('puts a blank behind the label where there is none', () => {
    assert.equal(chosen('MAXIMUS guideline:|', 'Decision based on MTUS'), MTUS);
    assert.equal(chosen('MAXIMUS guideline: |', 'Decision based on MTUS'), MTUS);
    assert.equal(chosen('MAXIMUS guideline: dec|', 'Decision based on MTUS'), MTUS);
  });

  it('offers what agrees with the words typed', () => {
    check('MAXIMUS guideline: The Expert|', [REVIEWER_OUTSIDE, REVIEWER_NONE]);
    check('MAXIMUS guideline: Decision based on N|', ['Decision based on Non-MTUS Citation']);
  });

  it('goes on behind the sentences that another one must or may follow', () => {
    check(`MAXIMUS guideline: ${REVIEWER_OUTSIDE}|`, ['Decision based on Non-MTUS Citation']);
    check(`${MTUS} Knee Complaints 2004, Section(s): Summary. |`, ['Decision based on Non-MTUS Citation']);
    check(`${MTUS} Knee Complaints 2004, Section(s): Summary. Dec|`, ['Decision based on Non-MTUS Citation']);
    check(`MAXIMUS guideline: ${REVIEWER_NONE} |`, []);
    check(`${ODG} Knee & Leg, MRI. |`, []);
  });

  it('puts the sentence without a source first only where the surgery is denied', () => {
    const reviewer = 'MAXIMUS guideline: |';
    const crutches = {
      item: 'Associated surgical service: Crutches: Upheld',
      claims: `Claims Administrator guideline: ${CLAIMS_NONE}`,
      reviewer,
    };
    const surgery = { ...plainIssue, item: 'Left knee arthroscopy: Upheld' };
    const first = (...issues: IssueText[]) => offersAt(letterText(...issues))[0]?.label;
    assert.equal(first(surgery, crutches), REVIEWER_NONE);
    assert.notEqual(first({ ...surgery, item: 'Left knee arthroscopy: Overturned' }, crutches), REVIEWER_NONE);
    const offers = offersAt(letterWith(reviewer));
    assert.equal(
      offers.find(({ label }) => label === REVIEWER_NONE)?.detail,
      'only for a service that depends on a denied one',
    );
  });
});

describe('completion in guideline lines: citing the same', () => {
  const labels = (claims: string, header2 = header) =>
    offersAt(
      letterWith('MAXIMUS guideline: |', { claims: `Claims Administrator guideline: ${claims}` }).replace(
        header,
        header2,
      ),
    )
      .map(({ label }) => label)
      .filter((label) => label.startsWith('Cite the same'));

  it('takes over the sentence about the MTUS in the words of the reviewer', () => {
    const cited = 'Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, MRI.';
    const claims = `Claims Administrator guideline: ${CLAIMS_OUTSIDE} ${cited}`;
    const marked = letterWith('MAXIMUS guideline: |', { claims });
    const label = 'Cite the same: Official Disability Guidelines (ODG) Knee & Leg, MRI.';
    assert.ok(choose(marked, label).includes(`MAXIMUS guideline: ${REVIEWER_OUTSIDE} ${cited}\n`));
  });

  it('is not offered where the citation is incomplete, superseded, of another part of the body or none', () => {
    assert.equal(labels('Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care.').length, 1);
    assert.deepEqual(labels('Decision based on MTUS Knee Complaints 2004.'), []);
    assert.deepEqual(labels('Decision based on MTUS Knee Complaints 2004, Section(s): Inital Care.'), []);
    assert.deepEqual(labels('Decision based on MTUS Low Back Complaints 2004, Section(s): Initial Care.'), []);
    assert.deepEqual(labels('Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): Yoga.'), []);
    assert.deepEqual(
      labels(
        'Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care.',
        header.replace('01/25/2017', '01/25/2018'),
      ),
      [],
    );
    assert.deepEqual(labels(CLAIMS_NONE), []);
  });
});

describe('completion in guideline lines: chapters', () => {
  it('offers the chapter of the part of the body first', () => {
    check(`${MTUS} |`, ['Knee Complaints 2004', 'Chronic Pain Medical Treatment 2016']);
    check(`${MTUS} |`, ['Shoulder Complaints 2004'], { item: 'MRI of the right shoulder: Upheld' });
    check('Claims Administrator guideline: Decision based on MTUS |', ['Neck and Upper Back Complaints 2004'], {
      item: 'X-rays of the cervical spine: Upheld',
    });
  });

  it('offers the chapter of the service or of the class of the drug first', () => {
    const chronic = 'Chronic Pain Medical Treatment 2016';
    const none = `Claims Administrator guideline: ${CLAIMS_NONE}`;
    check(`${MTUS} |`, [chronic], { item: 'Physical therapy of the knee 6 visits: Upheld', claims: none });
    check(`${MTUS} |`, [chronic], { item: 'Cyclobenzaprine 7.5mg #60: Upheld', claims: none });
    check(`${MTUS} |`, ['Opioid Treatment 2016'], { item: 'Tramadol 50mg #60: Upheld', claims: none });
    check(`${MTUS} |`, ['Acupuncture Treatment 2007'], { item: 'Acupuncture 6 visits: Upheld', claims: none });
  });

  it('filters by what was typed of the name', () => {
    check(`${MTUS} chron|`, ['Chronic Pain Medical Treatment 2016', 'Chronic Pain Medical Treatment 2009']);
    check(`${MTUS} wrist|`, ['Forearm, Wrist, and Hand Complaints 2004']);
    assert.equal(chosen(`${MTUS} low ba|`, 'Low Back Complaints 2004'), `${MTUS} Low Back Complaints 2004`);
    assert.equal(chosen(`${MTUS}|`, 'Knee Complaints 2004'), `${MTUS} Knee Complaints 2004`);
  });

  it('replaces the whole name where the cursor stands inside it', () => {
    const line = `${MTUS} Low Back |Complaints 2004, Section(s): Summary.`;
    assert.equal(chosen(line, 'Low Back Complaints 2004'), `${MTUS} Low Back Complaints 2004, Section(s): Summary.`);
  });

  it('puts superseded editions last and says so', () => {
    const offers = offersAt(letterWith(`${MTUS} |`));
    assert.deepEqual(
      offers.filter(({ superseded }) => superseded).map(({ label, detail }) => [label, detail]),
      [['Chronic Pain Medical Treatment 2009', 'superseded 07/28/2016']],
    );
    assert.equal(offers.at(-1)?.superseded, true);
    const later = offersAt(letterWith(`${MTUS} |`).replace('01/25/2017', '03/25/2018'));
    assert.equal(later[0]?.label, 'Knee Disorders 2015');
    const firstOld = later.findIndex(({ superseded }) => superseded);
    assert.ok(later.slice(firstOld).every(({ superseded }) => superseded));
    assert.ok(later.slice(firstOld).some(({ label }) => label === 'Knee Complaints 2004'));
  });

  it('offers no edition that is not yet in force', () => {
    assert.ok(offersAt(letterWith(`${MTUS} |`)).every(({ label }) => !/Disorders|20(?:18|19|2\d)$/.test(label)));
  });

  it('says what a chapter is', () => {
    const knee = offersAt(letterWith(`${MTUS} knee|`))[0];
    assert.equal(knee?.detail, 'in force on 01/25/2017');
    assert.equal(
      knee?.documentation,
      'ACOEM, chapter 13, 2nd edition, 2004\nIn force 06/15/2007 to 11/30/2017\nReplaced by Knee Disorders 2015\n8 CCR 9792.23.6',
    );
  });

  it('claims nothing of a day that the letter does not say', () => {
    const claims = `Claims Administrator guideline: ${CLAIMS_NONE}`;
    const offers = offersAt(letterWith(`${MTUS} |`, { claims }).replace(header, ''));
    assert.equal(offers[0]?.label, 'Knee Disorders 2019');
    assert.ok(
      offers.every(({ detail, superseded }) => !superseded && !/^(?:in force on|superseded)/.test(detail ?? '')),
    );
    // The time is known where the claims administrator cites an edition of it.
    assert.equal(offersAt(letterWith(`${MTUS} |`).replace(header, ''))[0]?.label, 'Knee Complaints 2004');
  });
});

describe('completion in guideline lines: sections', () => {
  it('asks for the sections behind the chapter', () => {
    check(`${MTUS} Knee Complaints 2004|`, [', Section(s):', ', and']);
    check(`${MTUS} Knee Complaints 2004, s|`, [', Section(s):']);
    check(`${MTUS} Acupuncture Treatment 2007|`, ['.', ', and']);
    const claims = 'Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004|';
    check(claims, [', Section(s):', '.', ', and']);
    assert.equal(
      chosen(`${MTUS} Knee Complaints 2004, |`, ', Section(s):'),
      `${MTUS} Knee Complaints 2004, Section(s):`,
    );
  });

  it('offers the sections of that chapter, the likeliest first', () => {
    check(`${MTUS} Knee Complaints 2004, Section(s): |`, ['Special Studies']);
    check(`${MTUS} Chronic Pain Medical Treatment 2016, Section(s): |`, ['Physical medicine treatment'], {
      item: 'Physical therapy 6 visits: Upheld',
    });
    check(`${MTUS} Chronic Pain Medical Treatment 2016, Section(s): |`, ['Cyclobenzaprine (Flexeril)'], {
      item: 'Flexeril 10mg #30: Upheld',
    });
    check(`${MTUS} Chronic Pain Medical Treatment 2016, Section(s): |`, ['Proton Pump Inhibitors (PPIs)'], {
      item: 'Omeprazole 20mg #60: Upheld',
    });
    for (const { label } of offersAt(letterWith(`${MTUS} Knee Complaints 2004, Section(s): |`)))
      assert.ok(topics.find(({ name }) => name === label)?.chapters.includes('Knee Complaints 2004'), label);
  });

  it('filters sections, also those with commas and numbers in their names', () => {
    check(`${MTUS} Knee Complaints 2004, Section(s): sum|`, ['Summary']);
    check(`${MTUS} Chronic Pain Medical Treatment 2016, Section(s): NSAIDs, GI|`, [
      'NSAIDs, GI symptoms & cardiovascular risk',
    ]);
    check(`${MTUS} Postsurgical Treatment 2009, Section(s): Forearm, Wr|`, ['Forearm, Wrist, & Hand']);
    check(`${MTUS} Opioid Treatment 2016, Section(s): 4.|`, [
      '4.1 Tapering Opioids: Indications for Tapering Opioids',
      '4.2 Tapering Opioids: Methods for Tapering Opioids',
    ]);
  });

  it('goes on with another section, another chapter or the end', () => {
    check(`${MTUS} Knee Complaints 2004, Section(s): Special Studies|`, ['.', ',', ', and']);
    const labels = offersAt(letterWith(`${MTUS} Knee Complaints 2004, Section(s): Special Studies, |`)).map(
      ({ label }) => label,
    );
    assert.ok(!labels.includes('Special Studies') && labels.includes('Summary') && labels.includes(', and'));
    check(`${MTUS} Knee Complaints 2004, Section(s): Special Studies, an|`, [', and']);
    const chapters = offersAt(letterWith(`${MTUS} Knee Complaints 2004, Section(s): Special Studies, and |`));
    assert.ok(chapters.every(({ label }) => label !== 'Knee Complaints 2004'));
    assert.ok(chapters.some(({ label }) => label === 'Chronic Pain Medical Treatment 2016'));
  });
});

describe('completion in guideline lines: sources outside the MTUS', () => {
  it('offers the ODG first, then its chapters and sections', () => {
    check('MAXIMUS guideline: Decision based on Non-MTUS Citation |', ['Official Disability Guidelines (ODG)']);
    check('MAXIMUS guideline: Decision based on Non-MTUS Citation up|', ['UpToDate']);
    check(`${ODG} |`, ['Knee & Leg (Acute & Chronic)'], { item: 'Left knee MRI: Upheld' });
    check(`${ODG}, sho|`, ['Shoulder (Acute & Chronic)']);
    check(`${ODG} Knee & Leg, m|`, ['MRI (magnetic resonance imaging)']);
    check(`${ODG} Knee & Leg, MRI (magnetic resonance imaging)|`, ['.', 'and Other Medical Treatment Guidelines']);
    check(`${ODG} Knee & Leg and Other Medical Treatment Guidelines food|`, [
      'US Food and Drug Administration labels and notices',
    ]);
    assert.equal(
      chosen(`${ODG} Knee & Leg|`, 'MRI (magnetic resonance imaging)'),
      `${ODG} Knee & Leg, MRI (magnetic resonance imaging)`,
    );
  });

  it('offers nothing in free text', () => {
    for (const line of [
      'MAXIMUS guideline: Decision based on Non-MTUS Citation Smith J, Knee pa|in in adults. 2014.',
      'MAXIMUS guideline: Decision based on Non-MTUS Citation UpToDate, Knee pain, |',
      `${ODG} Knee & Leg, some other wor|ds`,
      'MAXIMUS guideline: Some remark of|',
      `${MTUS} Knee Complaints 2004, Section(s): Some remark of|`,
      `${MTUS} A book of 2004 on kne|es`,
    ])
      check(line, []);
  });
});

describe('completion in guideline lines: the form of 2014', () => {
  const letter2014 = (line: string) => `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer. The expert reviewer is Board Certified in Family Practice and is licensed to practice in California.

IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

Xanax 1mg #60: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Treatment Guidelines Benzodiazepines Page(s): 24.

${line}
`;
  const first = (line: string) => offersAt(letter2014(line))[0];

  it('names chapter and topic without year, and the pages where they are known', () => {
    const title = `${MTUS} Chronic Pain Treatment Guidelines`;
    assert.equal(first(`${MTUS} |`)?.label, 'Chronic Pain Treatment Guidelines');
    assert.equal(first(`${title} |`)?.label, 'Benzodiazepines');
    assert.equal(first(`${title} benz|`)?.label, 'Benzodiazepines');
    assert.equal(first(`${title} Benzodiazepines|`)?.label, 'Page(s):');
    assert.equal(first(`${title} Benzodiazepines Page(s): |`)?.label, '24');
    assert.equal(first(`${title} Benzodiazepines Page(s): 24|`)?.label, '.');
  });

  it('marks recalled pages as not verified', () => {
    const pages = (topic: string) => first(`${MTUS} Chronic Pain Treatment Guidelines ${topic} Page(s): |`);
    assert.equal(pages('Benzodiazepines')?.detail, 'Benzodiazepines');
    assert.equal(pages('Topical analgesics')?.detail, 'Topical analgesics, not verified');
    assert.match(pages('Topical analgesics')?.documentation ?? '', /not verified/);
  });
});

describe('completion in guideline lines: the text around', () => {
  it('reads lines that are wrapped by hand, and replaces nothing on the line before', () => {
    assert.equal(chosen(`${MTUS}\nkne|`, 'Knee Complaints 2004'), `${MTUS}\nKnee Complaints 2004`);
    assert.equal(chosen(`${MTUS} Knee\nComp|`, 'Knee Complaints 2004'), `${MTUS} Knee\nComplaints 2004`);
    check(`${MTUS} Knee Complaints\n2004, Section(s):\n|`, ['Special Studies']);
    check('MAXIMUS guideline: Decision\nbased on|', ['Decision based on MTUS']);
  });

  it('ends with the paragraph', () => {
    check('MAXIMUS guideline:\n\n|', []);
    check(`${MTUS} Knee Complaints 2004, Section(s): Summary.\n|`, []);
    check(`${MTUS} Knee Complaints 2004, Section(s):\n\n|`, []);
    check(`${MTUS} Knee Complaints 2004, Section(s): Summary.\n\nDec|`, []);
    check(`${MTUS} Knee Complaints 2004, Section(s):\n\nSum|`, []);
  });

  it('takes CRLF, lone CR, a byte order mark, astral characters and notes', () => {
    const line = `${MTUS} Knee\nComp|`;
    const marked = letterWith(line, { item: '\u{1f9b4} MRI of the left knee: Upheld' });
    for (const variant of [
      marked.replaceAll('\n', '\r\n'),
      marked.replaceAll('\n', '\r'),
      `\ufeff${marked}`,
      marked.replace('MAXIMUS guideline', '%% ask again \u{1f600}\nMAXIMUS guideline'),
      marked.replace('Knee\nComp|', 'Knee\n%% which one?\nComp|'),
    ])
      assert.match(choose(variant, 'Knee Complaints 2004'), /Comp(?:laints) 2004\s*$/);
    check(`${MTUS}\n%% ask aga|in`, []);
    check(`${MTUS}\n%% ask again |`, []);
  });

  it('offers nothing in labels, items, reasons, other texts and beyond them', () => {
    const whole = letterText(plainIssue);
    for (const words of [
      'MAXIMUS guid',
      'MRI of the left kn',
      'Decision rationale: There',
      'CLINICAL CASE',
      'twisted her ',
    ]) {
      const at = whole.indexOf(words) + words.length;
      assert.deepEqual(guidelineLine(askedPlace(parseLetter(whole), at)), [], words);
    }
    for (const text of ['', 'No letter at all.', 'MAXIMUS guide'])
      for (const at of [-5, 0, text.length, 999, Number.NaN])
        assert.deepEqual(guidelineLine(askedPlace(parseLetter(text), at)), []);
  });

  it('replaces at every place a stretch of its line that holds the cursor, and never half a character', () => {
    const text = letterWith(`${ODG} Knee & Leg \u{1f9b4}, MRI and Other\nMedical Treatment Guidelines up`);
    const letter = parseLetter(text);
    let offered = 0;
    for (let at = text.indexOf('Claims Administrator'); at <= text.length; at += 1) {
      const lineStart = text.lastIndexOf('\n', at - 1) + 1;
      const lineEnd = text.indexOf('\n', at);
      for (const { range, newText, label } of guidelineLine(askedPlace(letter, at))) {
        offered += 1;
        assert.ok(range.start <= at && at <= range.end, `${label} at ${at}`);
        assert.ok(range.start >= lineStart && range.end <= (lineEnd < 0 ? text.length : lineEnd), `${label} at ${at}`);
        assert.doesNotMatch(text.charAt(range.start), /[\udc00-\udfff]/);
        assert.notEqual(newText, '');
      }
    }
    assert.ok(offered > 250, `${offered} offers`);
  });

  it('takes a line of a megabyte for free text, quickly', () => {
    const text = letterWith(`${MTUS} ${'Knee Complaints 2004, and '.repeat(40_000)}|`);
    const { letter, at } = letterAt(text);
    const begin = performance.now();
    assert.deepEqual(guidelineLine(askedPlace(letter, at)), []);
    assert.ok(performance.now() - begin < 1000);
  });
});

describe('completion in guideline lines: what is chosen', () => {
  const items = [
    'MRI of the left knee: Upheld',
    'X-rays of the cervical spine: Upheld',
    'Physical therapy of the lumbar spine 6 visits: Overturned',
    'Naproxen 500mg #60: Upheld',
    'Omeprazole 20mg #60: Upheld',
    'Tramadol 50mg #60: Upheld',
    'Acupuncture of the right shoulder 6 visits: Upheld',
    'EMG/NCS of the bilateral upper extremities: Upheld',
  ];

  /** Writes a line by choosing one offer after the other: those of the given places, then always the first. */
  function write(item: string, places: readonly number[]): { text: string; steps: readonly string[] } {
    let marked = letterWith('MAXIMUS guideline: |', {
      item,
      claims: `Claims Administrator guideline: ${CLAIMS_NONE}`,
    });
    const steps: string[] = [];
    for (let step = 0; step < 20; step += 1) {
      const { text } = letterAt(marked);
      const offers = offersAt(marked);
      const offer = offers[places[step] ?? 0];
      if (offer === undefined) return { text, steps };
      steps.push(offer.label);
      const { start, end } = offer.range;
      marked = `${text.slice(0, start)}${offer.newText}|${text.slice(end)}`;
    }
    throw new Error(`no end: ${steps.join(' / ')}`);
  }

  it('is read by the parser without slips, and no rule on citations speaks', () => {
    for (const item of items) {
      for (const places of [[], [1]]) {
        const { text, steps } = write(item, places);
        assert.equal(steps.at(-1), '.', steps.join(' / '));
        const letter = parseLetter(text);
        const line = letter.issues[0]?.reviewerGuideline;
        const what = `${item}: ${line?.body.text}`;
        const citations = line?.citations ?? [];
        assert.deepEqual(
          citations.map(({ kind }) => kind),
          places.length === 0 ? ['mtus', 'non-mtus'] : ['non-mtus'],
          what,
        );
        for (const { source, sections } of citations) {
          assert.notEqual(source, null, what);
          for (const { text: section } of sections) assert.ok(steps.includes(section), `${section} in ${what}`);
        }
        const findings = checkLetter(letter).filter(({ code }) => /citation|cited|guideline/.test(code));
        assert.deepEqual(
          findings.map(({ code, message }) => `${what}: ${code} ${message}`),
          [],
        );
      }
    }
  });

  it('is, for every chapter and section offered, what the parser reads', () => {
    for (const { label: chapter } of offersAt(letterWith(`${MTUS} |`))) {
      const sections = offersAt(letterWith(`${MTUS} ${chapter}, Section(s): |`)).map(({ label }) => label);
      for (const section of sections) {
        const letter = parseLetter(letterWith(`${MTUS} ${chapter}, Section(s): ${section}.`));
        const [citation, ...others] = letter.issues[0]?.reviewerGuideline?.citations ?? [];
        assert.deepEqual(others, []);
        assert.equal(`${citation?.chapter?.text} ${citation?.year?.text}`, chapter);
        assert.deepEqual(
          citation?.sections.map(({ text }) => text),
          [section],
        );
      }
    }
  });
});
