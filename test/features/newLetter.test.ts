/** New letters: untouched they ask only to be filled in; filled in they leave nothing to report. */

import assert from 'node:assert/strict';
import {
  mostItems,
  type NewLetterOptions,
  newLetter,
  newLetterForms,
  newLetterText,
} from '../../server/src/features/newLetter';
import { parseLetter } from '../../server/src/letter/parse';
import { isKnownSpecialty, specialtyNames } from '../../server/src/reference/specialties';
import { isKnownState, stateNames } from '../../server/src/reference/states';
import { checkLetter } from '../../server/src/rules/index';
import { expandSnippet, loadSnippets } from '../snippets/support';

const reviewer = { specialty: 'Family Practice', licensure: 'Arizona, California' };
const options = (form: string, items = 1, more: Partial<NewLetterOptions> = reviewer): NewLetterOptions => ({
  ...{ form, items, specialty: '', licensure: '' },
  ...more,
});

/** A made-up case, in the order of the letter's fields. */
const cases: Readonly<Record<'2016' | '2014', readonly (readonly string[])[]>> = {
  '2016': [
    [
      'MRI of the left knee',
      'Upheld',
      'Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.',
      'Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.',
      'The MTUS reserves imaging of the knee for red flags and for knees that stay unstable. On 12/02/2016 the left knee was stable and bore full weight',
      'is not medically necessary',
    ],
    [
      'Physical therapy for the left knee, 6 visits',
      'Overturned',
      'Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care.',
      'Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.',
      'The MTUS recommends active therapy with a home program. The left knee still hurts on stairs, and no therapy was given so far',
      'is medically necessary',
    ],
    [
      'Hinged brace for the left knee',
      'Upheld',
      'Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care.',
      'Decision based on MTUS Knee Complaints 2004, Section(s): Physical Methods.',
      'The MTUS limits a brace to instability of the knee cap or of the ligaments. The examination of the left knee on 12/02/2016 found neither',
      'is not medically necessary',
    ],
  ],
  '2014': [
    [
      'MRI of the left knee',
      'Upheld',
      'Decision based on MTUS Knee Complaints Special Studies Page(s): 341-343.',
      'Decision based on MTUS Knee Complaints Special Studies Page(s): 341-343.',
      'The MTUS reserves imaging of the knee for red flags and for knees that stay unstable. On 12/02/2016 the left knee was stable and bore full weight',
      'is not medically necessary',
    ],
    [
      'Physical therapy for the left knee, 6 visits',
      'Overturned',
      'Decision based on MTUS Knee Complaints Initial Care Page(s): 337-338.',
      'Decision based on MTUS Chronic Pain Treatment Guidelines Physical Medicine Page(s): 98-99.',
      'The MTUS recommends active therapy with a home program. The left knee still hurts on stairs, and no therapy was given so far',
      'is medically necessary',
    ],
    [
      'Hinged brace for the left knee',
      'Upheld',
      'Decision based on MTUS Knee Complaints Initial Care Page(s): 337-338.',
      'Decision based on MTUS Knee Complaints Physical Methods Page(s): 340.',
      'The MTUS limits a brace to instability of the knee cap or of the ligaments. The examination of the left knee on 12/02/2016 found neither',
      'is not medically necessary',
    ],
  ],
};

const headerValues = ['CM16-0000001', '12/30/2016', '10/11/2016', '01/25/2017', '12/13/2016', 'Standard', '12/23/2016'];
const summaryValue =
  'The injured worker is a 40-year-old woman who twisted her left knee on 10/11/2016 while she unloaded a van. X-rays were normal. On 12/02/2016, examination of the left knee showed tenderness over the medial joint line without instability. She was treated with ibuprofen and rest. The treating physician requested an MRI of the left knee, physical therapy for the left knee, 6 visits, and a hinged brace for the left knee. On 12/13/2016, utilization review denied the requests.';

/** The letter as it stands when each field holds the value of its turn. */
function filledIn(snippet: string, values: readonly string[]): string {
  // Every field becomes a placeholder of its number, which nothing else of the letter can be.
  const marked = snippet.replace(/\$\{(\d+)(?::(?:[^}\\]|\\.)*|\|(?:[^|\\]|\\.)*\|)\}/g, '«$1»');
  const text = expandSnippet(marked);
  assert.equal(text.match(/«\d+»/g)?.length, values.length, 'fields');
  return text.replace(/«(\d+)»/g, (_, number) => values[Number(number) - 1] ?? assert.fail(number));
}

function check(form: '2016' | '2014', items: number): void {
  const untouched = newLetterText(options(form, items));
  const codes = new Set(checkLetter(parseLetter(untouched)).map(({ code }) => code));
  assert.deepEqual([...codes], ['placeholder']);

  const values = [...headerValues, summaryValue, ...cases[form].slice(0, items).flat()];
  const text = filledIn(newLetter(options(form, items)), values);
  const letter = parseLetter(text);
  assert.deepEqual(
    checkLetter(letter).map(({ code, message }) => `${code}: ${message}`),
    [],
  );
  assert.equal(letter.format, form);
  assert.deepEqual(
    letter.issues.map(({ item }) => item?.decision?.text),
    cases[form].slice(0, items).map(([, decision]) => decision),
  );
  assert.deepEqual(
    letter.reviewer.licensure.map((state) => state.text),
    ['Arizona', 'California'],
  );
  assert.deepEqual(
    letter.reviewer.specialties.map((specialty) => specialty.text),
    ['Family Practice'],
  );
}

describe('new letter', () => {
  for (const form of ['2016', '2014'] as const) {
    for (const items of [1, 2, 3]) {
      it(`of the ${form} form with ${items} items asks only to be filled in, and is clean when it is`, () =>
        check(form, items));
    }

    it(`of the ${form} form asks for a reviewer who was not named`, () => {
      const open = newLetterText(options(form, 1, {}));
      const findings = checkLetter(parseLetter(open));
      assert.deepEqual([...new Set(findings.map(({ code }) => code))], ['placeholder']);
      assert.match(open, /\[INSERT certification or specialty\]/);
      assert.match(open, /\[INSERT state or states of licensure\]/);
    });

    it(`of the ${form} form is the snippet of the whole letter, with nothing chosen in advance`, () => {
      const snippet = loadSnippets().find(({ prefix }) => prefix === (form === '2016' ? 'letter' : 'letter-2014'));
      // The snippet begins with a state, a specialty field of other words and the citation of a chapter.
      const comparable = (text: string) =>
        text
          .replace(/(Licensure: |practice in ).*?(?=\n|\. He\/she)/, '$1')
          .replace(/(Specialty: |Certified in ).*?(?=\n| and is)/, '$1')
          .replace(/(guideline: ).*/g, '$1')
          .trimEnd();
      assert.equal(comparable(newLetterText(options(form))), comparable(snippet?.text ?? assert.fail('no snippet')));
    });
  }

  it('has as many issues as are asked for, but one at least and no senseless number', () => {
    const issues = (items: number) => parseLetter(newLetterText(options('2016', items))).issues.length;
    assert.equal(issues(9), 9);
    for (const few of [0, -3, Number.NaN, 0.5]) assert.equal(issues(few), 1);
    assert.equal(issues(1e9), mostItems);
  });

  it('numbers its fields in reading order and ends with a line end', () => {
    const snippet = newLetter(options('2016', 2, {}));
    const numbers = [...snippet.matchAll(/\$\{(\d+)/g)].map((match) => Number(match[1]));
    assert.deepEqual(
      numbers,
      Array.from({ length: 7 + 2 + 1 + 2 * 6 }, (_, index) => index + 1),
    );
    assert.ok(snippet.endsWith('.\n'));
    assert.equal(expandSnippet(snippet), newLetterText(options('2016', 2, {})));
  });

  it('takes names of reviewers as text, whatever they hold', () => {
    const given = { specialty: 'Pain\n$1 \\ }', licensure: '  Ohio\r\n\t' };
    for (const form of ['2016', '2014']) {
      const text = expandSnippet(newLetter(options(form, 1, given)));
      assert.equal(text, newLetterText(options(form, 1, given)));
      assert.ok(text.includes('Pain $1 \\ }'), text);
      assert.equal(parseLetter(text).reviewer.licensure[0]?.text, 'Ohio');
    }
  });

  it('is empty for a form of which no letter can be made', () => {
    for (const form of ['', '2013-notice', '2017']) assert.equal(newLetter(options(form)), '');
    assert.deepEqual(
      newLetterForms.map(({ id }) => id),
      ['2016', '2014'],
    );
  });

  it('offers specialties and states that the checks know, each once, California first', () => {
    for (const [names, isKnown] of [
      [specialtyNames, isKnownSpecialty],
      [stateNames, isKnownState],
    ] as const) {
      assert.ok(names.length > 50);
      assert.equal(new Set(names).size, names.length);
      assert.deepEqual(
        names.filter((name) => !isKnown(name)),
        [],
      );
    }
    assert.equal(stateNames[0], 'California');
    for (const name of ['Family Practice', 'Orthopedic Surgery', 'Pain Management'])
      assert.ok(specialtyNames.includes(name), name);
  });
});

describe('a new letter', () => {
  it('decides nothing by being left as it is', () => {
    for (const form of ['2016', '2014']) {
      const choices = [...newLetter(options(form)).matchAll(/\$\{\d+\|([^,|]*)/g)].map(([, first]) => first);
      assert.deepEqual(choices, ['Standard', '[INSERT decision]', '[INSERT is or is not] medically necessary']);
    }
  });
});
