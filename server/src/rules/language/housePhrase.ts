import type { Facts } from '../../facts/facts';
import type { Letter } from '../../letter/letter';
import type { Report, Rule } from '../rule';
import { withRationale } from './excerpt';
import { reportOfHit } from './hitReport';
import { slipsInItem, slipsInProse } from './houseGrammar';
import { phraseHits } from './phraseTable';
import { proseFormats, proseOf } from './prose';

export const housePhrase: Rule = {
  code: 'house-phrase',
  title: 'A standard phrase is worded wrongly',
  severity: 'warning',
  source: 'LC 4610.6(c) for "medically necessary"; for the rest, rules of written English that style guides share',
  formats: proseFormats,
  fixSafety: 'safe',
  whatItDoes:
    'Reports slips that recur in determination letters, from a fixed list: "is not medical necessary", "due to" before a clause, "a MRI", "despite of", a region of the spine without its noun ("for the lumbar"), "there is" before a plural, and others. Each is wrong in every sentence.',
  whyItMatters:
    'The sentences of a determination are quoted in appeals. A slip in a standard phrase distracts from the reasons, and some slips change the meaning.',
  whatToDo: 'Use the wording that the message gives.',
  examples: {
    wrong: [
      withRationale('Medical necessity is unclear, so the request «is not medical necessary».'),
      withRationale('The request was denied «due to there is» no record of therapy.'),
      withRationale('The request was denied «due to long term use of opioids is» not supported.'),
      withRationale('The surgeon asks for «a MRI» of the knee.'),
      withRationale('Pain persists «despite of the» therapy.'),
      withRationale('She had therapy for the «lumbar» in May. Imaging of the knee is requested.'),
      withRationale('There «was» no abnormal findings.'),
      withRationale('He was seen «in regards to» his knee.'),
      withRationale('The request for x-rays of the knee «were» denied in May.'),
      withRationale('The results of the first six visits «was» not reported.'),
      withRationale('This is «an» «thorough» review.').replace('«an» «thorough»', '«an thorough»'),
      withRationale('This is the «21th» edition.'),
      withRationale('The injured «workers» knee is stable.'),
      withRationale('Medical notes «does» not describe the knee.'),
      withRationale('The records show the «signs of symptoms» of a tear.'),
    ],
    right: [
      withRationale(
        'The request was denied due to a lack of records, and there is a tear due to the fall that is old.',
      ),
      withRationale('Pain due to the fall is severe. She is off work due to pain that has lasted for weeks.'),
      withRationale(
        'An MRI, an EMG, a CT scan, a unilateral test, an hour, an x-ray and a one-time visit were requested.',
      ),
      withRationale('The lumbar and cervical spine are tender; the lumbar, thoracic and cervical muscles are not.'),
      withRationale('There is no evidence that symptoms have changed. There are no red flags.'),
      withRationale('The request for therapy, which was denied, is reviewed. The results of the tests were normal.'),
      withRationale(
        'A review of the notes does not help. The 11th and 22nd visits were billed; an 8-visit trial follows.',
      ),
      withRationale('Treatment of the injured workers in general is covered by the Official Disability Guidelines.'),
      withRationale('The thoracic x-rays were normal. The guideline says "EMG\'s may be useful".'),
      withRationale('Vitamin A is given, grade A evidence exists, and she had had surgery.'),
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const hit of phraseHits(letter, facts)) {
      if (hit.table !== 'house') continue;
      const message =
        hit.right === ''
          ? `"${hit.wrong}" is not right here. ${hit.why} Reword it.`
          : `"${hit.wrong}" should read "${hit.right}". ${hit.why}`;
      yield reportOfHit(hit, message);
    }
    for (const prose of proseOf(letter, facts)) {
      for (const slip of prose.passage.reading.once(prose.passage.kind === 'item' ? slipsInItem : slipsInProse)) {
        const { start, end } = prose.passage.place(slip);
        const edit = slip.edit ?? { start: slip.start, end: slip.end, newText: slip.right };
        // An insertion stands behind the last character of the word.
        const place =
          edit.start === edit.end ? { start: end, end } : prose.passage.place({ start: edit.start, end: edit.end });
        yield {
          start,
          end,
          message: `"${slip.wrong}" should read "${slip.right}". ${slip.why}`,
          fix: {
            title: `Replace "${slip.wrong}" with "${slip.right}"`,
            edits: [{ ...place, newText: edit.newText }],
          },
        };
      }
    }
  },
};
