/** Which names of specialties the rule takes for misspelled ones. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';

/** The name that is said to be meant, or `null` where nothing is reported. */
function check(specialty: string, meant: string | null): void {
  const letter = parseLetter(`HOW THE IMR FINAL DETERMINATION WAS MADE

The Expert Reviewer has the following credentials:
State(s) of Licensure: California
Certification(s)/Specialty: ${specialty}
`);
  const found = checkLetter(letter).filter(({ code }) => code === 'unknown-specialty');
  assert.deepEqual(
    found.map(({ message }) => /; "([^"]+)" is probably meant/.exec(message)?.[1]),
    meant === null ? [] : [meant],
    specialty,
  );
}

describe('the specialty of the reviewer', () => {
  it('is misspelled by a letter or two', () => {
    check('Sports Medicinea', 'Sports Medicine');
    check('Neruology', 'Neurology');
    check('Nuerology', 'Neurology');
    check('Radiolgy', 'Radiology');
    check('Anesthesiolgy', 'Anesthesiology');
    check('Orthopedic Surgry', 'Orthopedic Surgery');
    check('Orthapedic Surgery', 'Orthopedic Surgery');
    check('Pain Managment', 'Pain Management');
    check('Phychiatry', 'Psychiatry');
    check('Opthalmology', 'Ophthalmology');
    check('Gastroentrology', 'Gastroenterology');
    check('InternalMedicine', 'Internal Medicine');
    check('Cardiovasular Disease', 'Cardiovascular Disease');
  });

  it('is no other specialty, whether a list has it or not', () => {
    for (const name of [
      'Cardiology',
      'Audiology',
      'Gastroenterology',
      'Hand Surgery',
      'Spine Surgery',
      'Sports Medicine',
      'Infectious Disease',
      'Infectious Diseases',
      'Hematology',
      'Hepatology',
      'Pulmonology',
      'Pulmonary Medicine',
      'Electrodiagnostic Medicine',
      'Addiction Medicine',
      'Sleep Medicine',
      'Interventional Radiology',
      'Nuclear Cardiology',
      'Geriatrics',
      'Physiatry',
      'Podiatry',
      'Virology',
      'Cytology',
      'Serology',
      'Andrology',
      'Otology',
      'Nuclear Radiology, Pediatric Cardiology',
      'Orthopedics',
      'Oral and Maxillofacial Surgery',
      'Foot and Ankle Surgery',
      'Neuropsychology',
      'General Surgery',
      'Homeopathy',
      'Hand and Microsurgery',
    ])
      check(name, null);
  });
});
