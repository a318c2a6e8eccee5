import assert from 'node:assert/strict';
import { type Drug, findDrugs } from '../../server/src/facts/drugs';
import type { Directions, Quantity, Strength } from '../../server/src/facts/strengths';
import { lines, underline } from '../support/underline';

const strengthOf = ({ values, unit }: Strength) => `${values.join('/')} ${unit ?? ''}`.trim();
const quantityOf = ({ value, unit }: Quantity) => `#${value}${unit === null ? '' : ` ${unit}`}`;
const spanOf = ({ min, max }: { min: number; max: number }) => (min === max ? `${min}` : `${min}-${max}`);
function directionsOf({ dose, perDay, asNeeded, days }: Directions): string {
  const parts = [`${dose === null ? '?' : spanOf(dose)} x ${spanOf(perDay)} a day`];
  if (asNeeded) parts.push('as needed');
  if (days !== null) parts.push(`${days} days`);
  return parts.join(', ');
}

/** What a drug is, as one line: only what is written is shown. */
function describeDrug(drug: Drug): string {
  return [
    drug.generic,
    drug.release,
    drug.strength && strengthOf(drug.strength),
    drug.quantity && quantityOf(drug.quantity),
    drug.directions && directionsOf(drug.directions),
    drug.refills && `${drug.refills.value} refills`,
    drug.route,
  ]
    .filter((part) => part !== null)
    .join('; ');
}

/** Draws the drugs of a text under it, each over all that belongs to it. */
function check(text: string, expected: string): void {
  const drawn = findDrugs(text)
    .map((drug) => underline(text, [{ ...drug.whole, note: describeDrug(drug) }]).split('\n')[1] ?? '')
    .join('\n');
  assert.equal(`${text}\n${drawn}`.trimEnd(), lines(expected).trimEnd());
}

describe('the drugs of a text', () => {
  it('are found by brand and generic name, in any capitals', () => {
    check(
      'Norco, IBUPROFEN and tramadol',
      `
      Norco, IBUPROFEN and tramadol
      ^^^^^ hydrocodone/acetaminophen
             ^^^^^^^^^ ibuprofen
                           ^^^^^^^^ tramadol
      `,
    );
  });

  it('are read as combinations with a slash, a hyphen or APAP', () => {
    check(
      'Hydrocodone/APAP, oxycodone-acetaminophen, Tylenol #3',
      `
      Hydrocodone/APAP, oxycodone-acetaminophen, Tylenol #3
      ^^^^^^^^^^^^^^^^ hydrocodone/acetaminophen
                        ^^^^^^^^^^^^^^^^^^^^^^^ oxycodone/acetaminophen
                                                 ^^^^^^^^^^ acetaminophen/codeine
      `,
    );
  });

  it('are two where two names stand with "and" between them', () => {
    check(
      'Ibuprofen and hydrocodone',
      `
      Ibuprofen and hydrocodone
      ^^^^^^^^^ ibuprofen
                    ^^^^^^^^^^^ hydrocodone
      `,
    );
  });

  it('are one where the second name stands in brackets', () => {
    check(
      'Ultram (tramadol) 50mg #90',
      `
      Ultram (tramadol) 50mg #90
      ^^^^^^^^^^^^^^^^^^^^^^^^^^ tramadol; 50 mg; #90
      `,
    );
  });

  it('are found where a line end has broken the name', () => {
    check(
      'the cyclo- benzaprine 7.5 mg',
      `
      the cyclo- benzaprine 7.5 mg
          ^^^^^^^^^^^^^^^^^^^^^^^^ cyclobenzaprine; 7.5 mg
      `,
    );
  });

  it('carry strengths of one or several ingredients', () => {
    check(
      'Norco 10/325mg #60; Norco 7.5-325 mg; Trezix 320.5/30/16mg; Norco 5 325 mg',
      `
      Norco 10/325mg #60; Norco 7.5-325 mg; Trezix 320.5/30/16mg; Norco 5 325 mg
      ^^^^^^^^^^^^^^^^^^ hydrocodone/acetaminophen; 10/325 mg; #60
                          ^^^^^^^^^^^^^^^^ hydrocodone/acetaminophen; 7.5/325 mg
                                            ^^^^^^^^^^^^^^^^^^^^ acetaminophen/caffeine/dihydrocodeine; 320.5/30/16 mg
                                                                  ^^^^^^^^^^^^^^ hydrocodone/acetaminophen; 5/325 mg
      `,
    );
  });

  it('carry percentages, which put them on the skin, and amounts in grams', () => {
    check(
      'Flurbiprofen 10%, Lidocaine 5%/Capsaicin 0.025%, 120grams #1',
      `
      Flurbiprofen 10%, Lidocaine 5%/Capsaicin 0.025%, 120grams #1
      ^^^^^^^^^^^^^^^^ flurbiprofen; 10 %; topical
                        ^^^^^^^^^^^^ lidocaine; 5 %; topical
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ capsaicin; 0.025 %; #120 g; topical
      `,
    );
    check(
      'Voltaren gel 1% 100gm, fentanyl patch 25 mcg/hr #10, Lidoderm patch',
      `
      Voltaren gel 1% 100gm, fentanyl patch 25 mcg/hr #10, Lidoderm patch
      ^^^^^^^^^^^^^^^^^^^^^ diclofenac; 1 %; #100 g; topical
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fentanyl; 25 mcg/hr; #10; transdermal
                                                           ^^^^^^^^ lidocaine; topical
      `,
    );
  });

  it('carry grams behind the name of a tablet as a strength', () => {
    check(
      'Ultram 50 gm once a day',
      `
      Ultram 50 gm once a day
      ^^^^^^^^^^^^^^^^^^^^^^^ tramadol; 50 g; ? x 1 a day
      `,
    );
  });

  it('carry the mark of a slow release', () => {
    check(
      'Orphenadrine Citrate ER 100mg tabs #30, Ultram ER 200 mg, Diclofenac ER 100mg',
      `
      Orphenadrine Citrate ER 100mg tabs #30, Ultram ER 200 mg, Diclofenac ER 100mg
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ orphenadrine; 100 mg; #30; oral
                                              ^^^^^^^^^^^^^^^^ tramadol; ER; 200 mg
                                                                ^^^^^^^^^^^^^^^^^^^ diclofenac; ER; 100 mg
      `,
    );
  });

  it('carry quantities in each wording', () => {
    check(
      'Soma 350mg qty: 30; Soma 350 mg, quantity of 60; Soma 90 tablets; 60 tablets of Soma',
      `
      Soma 350mg qty: 30; Soma 350 mg, quantity of 60; Soma 90 tablets; 60 tablets of Soma
      ^^^^^^^^^^^^^^^^^^ carisoprodol; 350 mg; #30
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^ carisoprodol; 350 mg; #60
                                                       ^^^^^^^^^^^^^^^ carisoprodol; #90 tablet; oral
                                                                        ^^^^^^^^^^^^^^^^^^ carisoprodol; #60 tablet
      `,
    );
  });

  it('carry directions, days and refills', () => {
    check(
      'Norco 5/325mg oral tablet, one tablet twice daily 10 days #40',
      `
      Norco 5/325mg oral tablet, one tablet twice daily 10 days #40
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hydrocodone/acetaminophen; 5/325 mg; #40; 1 x 2 a day, 10 days; oral
      `,
    );
    check(
      'Tramadol 50mg 1-2 tabs po q4-6h prn #60 with 2 refills; Motrin 1 tab TID for two weeks; Mobic qhs',
      `
      Tramadol 50mg 1-2 tabs po q4-6h prn #60 with 2 refills; Motrin 1 tab TID for two weeks; Mobic qhs
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tramadol; 50 mg; #60; 1-2 x 4-6 a day, as needed; 2 refills; oral
                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ibuprofen; 1 x 3 a day, 14 days; oral
                                                                                              ^^^^^^^^^ meloxicam; ? x 1 a day
      `,
    );
  });

  it('carry nothing that belongs to the next sentence or to another thing', () => {
    check(
      'He takes naproxen. He had 60 tablets. Pain is 5/10. Norco helps 50 percent of the time, 2 times a day he walks.',
      `
      He takes naproxen. He had 60 tablets. Pain is 5/10. Norco helps 50 percent of the time, 2 times a day he walks.
               ^^^^^^^^ naproxen
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hydrocodone/acetaminophen; 2 x 1 a day
      `.replace('2 x 1 a day', '? x 2 a day'),
    );
  });

  it('are none in words that only look like them', () => {
    check(
      'Somatic lyrical ultrasound, codeines, soma-like',
      'Somatic lyrical ultrasound, codeines, soma-like\n                                      ^^^^ carisoprodol',
    );
    check('He is well versed in exercises.', 'He is well versed in exercises.');
  });

  it('know the classes of combinations and of what a compounded product is made of', () => {
    const classes = (text: string) => findDrugs(text).map((drug) => drug.classes.join(', '));
    assert.deepEqual(classes('Duexis, Synapryn, Pepcid'), [
      'NSAID, H2 blocker',
      'compounded product, opioid',
      'H2 blocker',
    ]);
  });

  it('are read in linear time from hostile texts', () => {
    for (const part of [
      'Norco 5/',
      'Norco (',
      '1-',
      'Norco 1 tablet or ',
      'Norco hcl ',
      '# ',
      'q ',
      'Norco 1/1/1/1/1 ',
    ]) {
      const text = part.repeat(20_000);
      const start = performance.now();
      findDrugs(text);
      const spent = performance.now() - start;
      assert.ok(spent < 3000, `${part}: ${Math.round(spent)} ms for ${text.length} characters`);
    }
  });
});
