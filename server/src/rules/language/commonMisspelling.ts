import type { Facts } from '../../facts/facts';
import type { Letter } from '../../letter/letter';
import type { Report, Rule } from '../rule';
import { withRationale } from './excerpt';
import { reportOfHit } from './hitReport';
import { phraseHits } from './phraseTable';
import { proseFormats } from './prose';

export const commonMisspelling: Rule = {
  code: 'common-misspelling',
  title: 'A common word is misspelled',
  severity: 'warning',
  source: 'SCOWL word list of American English (release 2020.12.07): none of the reported forms is a word',
  formats: proseFormats,
  fixSafety: 'safe',
  whatItDoes:
    'Reports frequent slips of the keyboard in ordinary words of clinical prose (`patinet`, `documention`, `occured`), from a fixed list of forms that are no words.',
  whyItMatters: 'A misspelled word distracts from the reasons, and a search of the posted letters does not find it.',
  whatToDo: 'Correct the spelling.',
  examples: {
    wrong: [
      withRationale('The «patinet» completed six visits of therapy.'),
      withRationale('There is no «documention» of a home exercise program.'),
      withRationale('The fall «occured» at work.'),
      withRationale('The «docu-\nmention» is thin.'),
    ],
    right: [
      withRationale('The patient completed six visits, and the documentation is complete.'),
      withRationale('The note speaks of "tappering (sic)" the dose and of a patinet [sic].'),
      withRationale('Therapy was preformed as a patent matter of record.'),
      withRationale('The docu-\nmentation is complete.'),
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const hit of phraseHits(letter, facts)) {
      if (hit.table === 'common') yield reportOfHit(hit, `"${hit.wrong}" is misspelled. Write "${hit.right}".`);
    }
  },
};
