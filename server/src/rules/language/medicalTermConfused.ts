import type { Facts } from '../../facts/facts';
import type { Letter } from '../../letter/letter';
import type { Report, Rule } from '../rule';
import { withRationale } from './excerpt';
import { reportOfHit } from './hitReport';
import { phraseHits } from './phraseTable';
import { proseFormats } from './prose';

export const medicalTermConfused: Rule = {
  code: 'medical-term-confused',
  title: 'A medical term is written with a wrong word',
  severity: 'warning',
  source: 'Curated list of confusions; terms checked against the SCOWL and hunspell medical word lists',
  formats: proseFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports medical terms with a word of similar sound or spelling in them (`nerve condition study`, `cauda equine`, `trail of therapy`), from a fixed list in which the term that is meant is certain.',
  whyItMatters:
    'A spelling checker passes these words because each is a word, but they change what was found, done or asked for.',
  whatToDo: 'Write the term that is meant.',
  examples: {
    wrong: [
      withRationale('A «nerve condition study» was normal.'),
      withRationale('There are no signs of «cauda equine» syndrome.'),
      withRationale('She completed a «trail of therapy» in March.'),
      withRationale('There is «tenderness to palpitation» over the joint line.'),
      withRationale('He has «parasthesias» in both feet.'),
      withRationale('The «medical meniscus» is torn.'),
    ],
    right: [
      withRationale('A nerve conduction study was normal, and the condition is stable.'),
      withRationale('He walks the trail behind his house, and a trial of therapy is planned.'),
      withRationale('He has palpitations at night. There is tenderness to palpation.'),
      withRationale('She was lifting lumber. The medical records show a medial meniscus tear.'),
      withRationale('A Gram stain of the right knee aspirate was negative.'),
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const hit of phraseHits(letter, facts)) {
      if (hit.table !== 'medical') continue;
      yield reportOfHit(hit, `"${hit.wrong}" probably means "${hit.right}". Check the record and correct it.`);
    }
  },
};
