import assert from 'node:assert/strict';
import { longestOdgChapterAt, odgChapters } from '../../server/src/reference/odgChapters';

/** Looks up at `[` and expects the chapter `id` up to `]`; without `id`, nothing should be found. */
function check(marked: string, id?: string): void {
  const text = marked.replace(/[[\]]/g, '');
  const start = marked.indexOf('[');
  const found = longestOdgChapterAt(text, start);
  const shown = found && `${text.slice(0, start)}[${text.slice(start, found.end)}]${text.slice(found.end)}`;
  assert.deepEqual({ id: found?.chapter.id, shown }, { id, shown: id && marked });
}

describe('ODG chapters', () => {
  it('finds the names as citations write them', () => {
    check('[Low Back - Lumbar & Thoracic (Acute & Chronic)], MRI', 'odg-low-back');
    check('[Low Back- Lumbar & Thoracic chapter]: MRI', 'odg-low-back');
    check('[Low Back]/x-ray', 'odg-low-back');
    check('[Head (trauma, headaches, etc., not including stress & mental disorders)] Hearing aids', 'odg-head');
    check('[Head], CT', 'odg-head');
    check('[Forearm, wrist and hand], Physical therapy', 'odg-hand');
  });
  it('takes in what belongs to the name', () => {
    check('[Knee & Leg (updated 11/22/16) Chapter]: Skilled nursing', 'odg-knee');
    check('[Low Back & Thoracic chapter (Acute & Chronic)], Preoperative testing', 'odg-low-back');
    check('[Pain chapter (online version)]: Opioids', 'odg-pain');
    check('[Neck and Upper Back (Acute and Chronic)] Manipulation', 'odg-neck');
  });
  it('finds nothing inside a word or for other words', () => {
    check('[Painful arc');
    check('[Gym memberships');
    check('S[houlder');
  });
  it('has no form in two chapters', () => {
    const forms = odgChapters.flatMap(({ name, forms: others }) => [name, ...others].map((form) => form.toLowerCase()));
    assert.deepEqual(
      forms.filter((form, index) => forms.indexOf(form) !== index),
      [],
    );
  });
});
