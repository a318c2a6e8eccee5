import assert from 'node:assert/strict';
import { findStatements, standingOf } from '../../server/src/facts/statements';
import { lines, readMarks, underline } from '../support/underline';

/** Each statement drawn under the text: `+` affirms, `-` denies, `?` denies a part only; its standing where not `said`. */
function check(text: string, expected: string): void {
  const drawn = findStatements(text).map(({ start, end, topic, polarity, qualified, standing }) => ({
    start,
    end,
    note: `${polarity === 'present' ? '+' : qualified ? '?' : '-'} ${topic}${standing === 'said' ? '' : ` (${standing})`}`,
  }));
  assert.equal(`${underline(text, drawn)}\n`, lines(expected));
}

describe('what statements say was found', () => {
  it('reads findings of the examination', () => {
    check(
      'On examination there was spasm of the neck, and the range of motion was decreased.',
      `
      On examination there was spasm of the neck, and the range of motion was decreased.
                               ^^^^^ + spasm
      On examination there was spasm of the neck, and the range of motion was decreased.
                                                          ^^^^^^^^^^^^^^^ + motion
      `,
    );
  });

  it('reads functions that are sound as denials of a deficit', () => {
    check(
      'Motor strength was 5/5. Sensation to light touch was intact. Knee reflexes were 1+ bilaterally.',
      `
      Motor strength was 5/5. Sensation to light touch was intact. Knee reflexes were 1+ bilaterally.
            ^^^^^^^^ - weakness
      Motor strength was 5/5. Sensation to light touch was intact. Knee reflexes were 1+ bilaterally.
                              ^^^^^^^^^ - sensation
      Motor strength was 5/5. Sensation to light touch was intact. Knee reflexes were 1+ bilaterally.
                                                                        ^^^^^^^^ + reflexes
      `,
    );
  });

  it('reads tests as positive or negative', () => {
    check(
      'The straight leg raise on the left is positive and SLR was negative on the right.',
      `
      The straight leg raise on the left is positive and SLR was negative on the right.
          ^^^^^^^^^^^^^^^^^^ + straightLegRaise
      The straight leg raise on the left is positive and SLR was negative on the right.
                                                         ^^^ - straightLegRaise
      `,
    );
  });

  it('takes a word that only sounds like a topic for none', () => {
    check('The patient tenders a bill from the romantic city and has strengths of character.', '\n\n');
  });
});

describe('how statements deny', () => {
  it('follows a denial back over other findings and the records', () => {
    check(
      'There is no documentation of any spasm or weakness.',
      `
      There is no documentation of any spasm or weakness.
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ - spasm
      There is no documentation of any spasm or weakness.
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ - weakness
      `,
    );
  });

  it('reads a denial behind the thing', () => {
    check(
      'Physical therapy has not been started. Numbness was not noted.',
      `
      Physical therapy has not been started. Numbness was not noted.
      ^^^^^^^^^^^^^^^^ - physicalTherapy
      Physical therapy has not been started. Numbness was not noted.
                                             ^^^^^^^^ - numbness
      `,
    );
  });

  it('follows a denial over what an image can show', () => {
    check(
      'The scan showed no intracranial bleeding or hematoma.',
      `
      The scan showed no intracranial bleeding or hematoma.
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ - hematoma
      `,
    );
  });

  it('reads whether the use of a drug is watched', () => {
    check(
      'There is no indication that the patient is monitored for side effects. Monitoring for compliance is planned.',
      `
      There is no indication that the patient is monitored for side effects. Monitoring for compliance is planned.
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ - monitoring
      There is no indication that the patient is monitored for side effects. Monitoring for compliance is planned.
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^ + monitoring
      `,
    );
    check('The blood pressure was monitored for two weeks.', '\n\n');
  });

  it('keeps apart what denies a part only', () => {
    check(
      'There was no significant weakness. The records failed to provide objective findings to warrant it.',
      `
      There was no significant weakness. The records failed to provide objective findings to warrant it.
                ^^^^^^^^^^^^^^^^^^^^^^^ ? weakness
      There was no significant weakness. The records failed to provide objective findings to warrant it.
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ? examination
      `,
    );
  });

  it('reads a denying hyphen', () => {
    check(
      'The pain is non-radicular and the neck non-tender.',
      `
      The pain is non-radicular and the neck non-tender.
                  ^^^^^^^^^^^^^ - radiculopathy
      The pain is non-radicular and the neck non-tender.
                                             ^^^^^^^^^^ - tenderness
      `,
    );
  });

  it('does not deny a test by what it fails to show', () => {
    for (const text of [
      'Neither the MRI nor the EMG corroborates it.',
      'No MRI confirms it.',
      'No injection helped.',
      'No physical therapy, injection or surgery relieved the pain.',
    ])
      assert.deepEqual(
        findStatements(text).filter(({ polarity }) => polarity === 'absent'),
        [],
        text,
      );
  });

  it('says nothing where something else is denied', () => {
    check('There is no documentation of failed conservative treatment.', '\n\n');
    check('There is no indication for surgery.', '\n\n');
    check('There is no evidence of improvement with physical therapy.', '\n\n');
    check('There was no lack of spasm.', '\n\n');
  });

  it('does not carry a denial over a comma without an "or"', () => {
    check('There is no deformity, tenderness of the left trapezius.', '\n\n');
    check(
      'There is no deformity, tenderness or spasm.',
      `
      There is no deformity, tenderness or spasm.
               ^^^^^^^^^^^^^^^^^^^^^^^^ - tenderness
      There is no deformity, tenderness or spasm.
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ - spasm
      `,
    );
  });

  it('ends a denial at a turn of the sentence', () => {
    check(
      'There is no deformity but tenderness of the wrist.',
      `
      There is no deformity but tenderness of the wrist.
                                ^^^^^^^^^^ + tenderness
      `,
    );
  });
});

describe('what statements stand for', () => {
  it('tells what was done from what is planned', () => {
    check(
      'Treatment to date has included physical therapy. The treatment plan included acupuncture.',
      `
      Treatment to date has included physical therapy. The treatment plan included acupuncture.
                                     ^^^^^^^^^^^^^^^^ + physicalTherapy
      Treatment to date has included physical therapy. The treatment plan included acupuncture.
                                                                                   ^^^^^^^^^^^ + acupuncture (planned)
      `,
    );
  });

  it('tells a study that shows something from one that is asked for', () => {
    check(
      'An MRI of the knee dated 02/01/2017 revealed a tear. A CT scan was requested.',
      `
      An MRI of the knee dated 02/01/2017 revealed a tear. A CT scan was requested.
         ^^^ + mri
      An MRI of the knee dated 02/01/2017 revealed a tear. A CT scan was requested.
                                                             ^^^^^^^ + ct (planned)
      `,
    );
  });

  it('knows guidelines and the earlier decision', () => {
    check(
      'The ACOEM Guidelines require spasm. Utilization review denied it for no documentation of spasm. There was no weakness.',
      `
      The ACOEM Guidelines require spasm. Utilization review denied it for no documentation of spasm. There was no weakness.
                                   ^^^^^ + spasm (guideline)
      The ACOEM Guidelines require spasm. Utilization review denied it for no documentation of spasm. There was no weakness.
                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^ - spasm (earlierDecision)
      The ACOEM Guidelines require spasm. Utilization review denied it for no documentation of spasm. There was no weakness.
                                                                                                                ^^^^^^^^^^^ - weakness (earlierDecision)
      `,
    );
  });

  it('tells how a named thing stands in its sentence', () => {
    const standing = (marked: string) => {
      const { text, ranges } = readMarks(marked);
      const [range] = ranges;
      return range === undefined ? undefined : standingOf(text, range);
    };
    assert.equal(standing('The patient has been taking «naproxen» since May.'), 'said');
    assert.equal(standing('The plan is to start «naproxen».'), 'planned');
    assert.equal(standing('Guidelines recommend «naproxen» for short periods.'), 'guideline');
    assert.equal(standing('Utilization review denied «naproxen».'), 'earlierDecision');
  });
});

describe('statements of long texts', () => {
  it('are read in linear time', () => {
    const sentence =
      'There is no documentation of weakness, numbness, tingling, swelling, and no sensory or motor loss of the neck. ';
    const time = (count: number) => {
      const text = sentence.repeat(count);
      const start = performance.now();
      assert.equal(findStatements(text).length > count, true);
      return performance.now() - start;
    };
    time(200);
    assert.ok(time(4000) < 100 * Math.max(1, time(400)));
  });
});
