import assert from 'node:assert/strict';
import { findTopic, longestTopicAt, topics } from '../../server/src/reference/topics';

/** Looks up at `<` and expects the name up to `>`, spelled as `name`; without `>`, nothing should be found. */
function check(marked: string, name?: string): void {
  const text = marked.replace(/[<>]/g, '');
  const start = marked.indexOf('<');
  const found = longestTopicAt(text, start);
  if (!marked.includes('>')) {
    assert.equal(found, undefined);
    return;
  }
  assert.ok(found !== undefined, `nothing found in ${marked}`);
  const shown = `${text.slice(0, start)}<${text.slice(start, found.end)}>${text.slice(found.end)}`;
  assert.deepEqual({ name: found.name, shown }, { name: name ?? text.slice(start, found.end), shown: marked });
}

describe('section and topic names', () => {
  it('finds a name before each mark that ends it', () => {
    check('Section(s): <Special Studies>.');
    check('Section(s): <Diagnostic Criteria>, Special Studies.');
    check('<Summary>;');
    check('<Summary>');
    check('<Physical Medicine> Page(s): 98-99.');
  });
  it('finds names with commas whole', () => {
    check('<NSAIDs, GI symptoms & cardiovascular risk>, Proton Pump Inhibitors (PPIs).');
    check('Knee, <Forearm, Wrist, & Hand>.');
    check('<Knee>, Forearm, Wrist, & Hand.');
    check('<TENS, chronic pain (transcutaneous electrical nerve stimulation)>.');
    check('<Naproxen (Naprosyn, EC-Naprosyn, EC-Naprosyn, Anaprox, Anaprox DS [otc], Naprelan)>, NSAIDs.');
  });
  it('finds numbered sections with commas and colons', () => {
    check(
      '<3.3.1.1 Opioids for Chronic Pain and Chronic Opioid Treatment: Screening for Risk of Addiction or Adverse Events, Prior to Chronic Opioid Treatment: Screening for Drug Misuse/Abuse>, 3.3.1.2',
    );
    check('<2. Opioids for Subacute Pain>.');
  });
  it('does not mind case, "and" for "&", and a word broken at a line end', () => {
    check('<special STUDIES>.', 'Special Studies');
    check('<NSAIDs, GI symptoms and cardiovascular risk>.', 'NSAIDs, GI symptoms & cardiovascular risk');
    check('<Electro- diagnostic testing (EMG/NCS)>.', 'Electrodiagnostic testing (EMG/NCS)');
    check('<Follow- up Visits>.', 'Follow-up Visits');
  });
  it('finds nothing where a known name goes on as an unknown one', () => {
    check('Section(s): <Summary of Findings.');
    check('Section(s): <Special Studiesque.');
    check('Section(s): S<ummary.');
  });
  it('does not know misspelled names and page numbers', () => {
    check('Section(s): <Inital Care.');
    check('Section(s): <Diagnositc Criteria, Special Studies.');
    check('<Bendodiazepines Page(s): 24.');
    check('Section(s): <326.');
  });
  it('gives the entry of a name', () => {
    assert.deepEqual(findTopic(' physical medicine ')?.pages, [
      { chapter: 'Chronic Pain Medical Treatment 2009', pages: '98-99', confidence: 'verified' },
    ]);
    assert.equal(findTopic('Physical medicine treatment, and more'), undefined);
  });
  it('has no name twice', () => {
    const names = topics.map(({ name }) => name.toLowerCase());
    assert.deepEqual(
      names.filter((name, index) => names.indexOf(name) !== index),
      [],
    );
  });
});
