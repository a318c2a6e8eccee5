/** The tree of a letter: which lines belong to which part, for whole letters, damaged ones and drafts. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { drawTree, faultInTree } from '../support/draw';
import { issueText, letterText, otherIssue, plainIssue } from '../support/letters';
import { lines } from '../support/underline';

function check(text: string, expected: string): void {
  const letter = parseLetter(text);
  assert.equal(faultInTree(letter), null);
  assert.equal(drawTree(letter), lines(expected).trimEnd());
}

/** The items, decisions and parts of each issue, one line an issue. */
function checkIssues(text: string, expected: readonly string[]): void {
  const letter = parseLetter(text);
  assert.equal(faultInTree(letter), null);
  const short = { item: 'item', claimsAdministratorGuideline: 'CA', reviewerGuideline: 'MX', rationale: 'DR' };
  const drawn = letter.issues.map(({ item, parts }) => {
    const decision = item?.decision ? `${item.decision.text}` : '-';
    return `${item?.body.text ?? '-'} | ${decision} | ${parts.map(({ kind }) => short[kind]).join(' ')}`;
  });
  assert.deepEqual(drawn, expected);
}

const issues = (...texts: string[]) => `IMR ISSUES, DECISIONS AND RATIONALES\n\n${texts.join('\n\n')}\n`;
const knee = issueText(plainIssue);
const therapy = issueText(otherIssue);
const kneeRow = 'MRI of the left knee | Upheld | item CA MX DR';
const therapyRow = 'Physical therapy of the knee 6 visits | Overturned | item CA MX DR';

describe('parseLetter', () => {
  it('parts a whole letter', () => {
    check(
      letterText(plainIssue, otherIssue),
      `
      header
        headerTable Case Number: CM16-0000001 Date Assigned: 12/30/2...
      reviewer
        heading HOW THE IMR FINAL DETERMINATION WAS MADE
        narrative MAXIMUS Federal Services sent the complete case ...
        credentials The Expert Reviewer has the following credential...
      summary
        heading CLINICAL CASE SUMMARY
        leadIn The expert reviewer developed the following clin...
        narrative The worker is a 40 year old woman who twisted he...
      issues
        heading IMR ISSUES, DECISIONS AND RATIONALES
        leadIn The Final Determination was based on decisions f...
        issue
          item MRI of the left knee: Upheld
          claimsAdministratorGuideline Claims Administrator guideline: Decision based o...
          reviewerGuideline MAXIMUS guideline: Decision based on MTUS Knee C...
          rationale Decision rationale: There are no red flags. The ...
        issue
          item Physical therapy of the knee 6 visits: Overturne...
          claimsAdministratorGuideline Claims Administrator guideline: The Claims Admin...
          reviewerGuideline MAXIMUS guideline: Decision based on MTUS Chroni...
          rationale Decision rationale: The knee still hurts, and no...
      `,
    );
  });

  it('has a letter for the empty text and for blanks', () => {
    check('', '');
    check(' \r\n\f\n', '      preamble\n        text');
    assert.equal(parseLetter('').format, null);
  });

  describe('finds headings and labels', () => {
    const found = (heading: string) =>
      parseLetter(heading).sections.map(({ kind, heading: mark }) => `${kind} ${mark?.slips}`);
    it('whatever their case and blanks', () => {
      assert.deepEqual(found('clinical  case\tsummary\n'), ['summary 0']);
      assert.deepEqual(found('  Clinical Case Summary:\n'), ['summary 0']);
      assert.deepEqual(found('CLINICALCASE\u00a0SUMMARY'), ['summary 0']);
    });
    it('wrapped over lines, also with a blank line between', () => {
      assert.deepEqual(found('HOW THE IMR FINAL\nDETERMINATION WAS MADE\n'), ['reviewer 0']);
      assert.deepEqual(found('HOW THE IMR FINAL \n\nDETERMINATION WAS MADE \n'), ['reviewer 0']);
      checkIssues(issues(knee.replace('Claims Administrator guideline', 'Claims Administrator\nguideline')), [kneeRow]);
    });
    it('with a slip of one or two letters, and keeps the count', () => {
      assert.deepEqual(found('CLINCAL CASE SUMARY\n'), ['summary 2']);
      assert.deepEqual(found('CLINICAL CASE SUMMRAY\n'), ['summary 1']);
      assert.deepEqual(found('CLNCAL CASE SUMARY\n'), ['preamble undefined']);
      const letter = parseLetter(issues(knee.replace('Decision rationale', 'Decison rationle')));
      assert.equal(letter.issues[0]?.rationale?.label?.slips, 2);
    });
    it('without colon where they open a paragraph', () => {
      checkIssues(issues(knee.replace('rationale:', 'rationale -')), [kneeRow]);
      checkIssues(issues(knee.replace('rationale:', 'rationale;')), [kneeRow]);
      checkIssues(issues(knee.replace('guideline: Decision', 'guideline Decision')), [kneeRow]);
    });
    it('but not inside a sentence', () => {
      assert.deepEqual(found('as the clinical\ncase summary tells\n'), ['preamble undefined']);
    });
  });

  describe('keeps damage in its issue', () => {
    const cut = (part: keyof typeof plainIssue) => issueText({ ...plainIssue, [part]: undefined } as typeof plainIssue);
    it('when a part is missing', () => {
      checkIssues(issues(therapy, cut('claims'), therapy), [
        therapyRow,
        'MRI of the left knee | Upheld | item MX DR',
        therapyRow,
      ]);
      checkIssues(issues(therapy, cut('reviewer'), therapy), [
        therapyRow,
        'MRI of the left knee | Upheld | item CA DR',
        therapyRow,
      ]);
      checkIssues(issues(therapy, cut('rationale'), therapy), [
        therapyRow,
        'MRI of the left knee | Upheld | item CA MX',
        therapyRow,
      ]);
      checkIssues(issues(therapy, cut('item'), therapy), [therapyRow, '- | - | CA MX DR', therapyRow]);
    });
    it('when the item line has no decision, another one, or letters wrong', () => {
      const item = (line: string) => issues(therapy, issueText({ ...plainIssue, item: line }), therapy);
      checkIssues(item('MRI of the left knee'), [therapyRow, 'MRI of the left knee | - | item CA MX DR', therapyRow]);
      checkIssues(item('MRI of the left knee: Denied'), [
        therapyRow,
        'MRI of the left knee | Denied | item CA MX DR',
        therapyRow,
      ]);
      checkIssues(item('MRI of the left knee: Uphled'), [
        therapyRow,
        'MRI of the left knee | Uphled | item CA MX DR',
        therapyRow,
      ]);
      checkIssues(item('MRI of the left knee - Upheld'), [
        therapyRow,
        'MRI of the left knee | Upheld | item CA MX DR',
        therapyRow,
      ]);
      checkIssues(item('MRI of the left knee Upheld'), [
        therapyRow,
        'MRI of the left knee | Upheld | item CA MX DR',
        therapyRow,
      ]);
      checkIssues(item('Mxx zf thq lqft knqq'), [therapyRow, 'Mxx zf thq lqft knqq | - | item CA MX DR', therapyRow]);
    });
    it('when a part stands twice', () => {
      const twice = (part: keyof typeof plainIssue) =>
        issues(therapy, issueText({ ...plainIssue, [part]: `${plainIssue[part]}\n\n${plainIssue[part]}` }), therapy);
      checkIssues(twice('item'), [therapyRow, 'MRI of the left knee | Upheld | item item CA MX DR', therapyRow]);
      checkIssues(twice('claims'), [therapyRow, 'MRI of the left knee | Upheld | item CA CA MX DR', therapyRow]);
      checkIssues(twice('reviewer'), [therapyRow, 'MRI of the left knee | Upheld | item CA MX MX DR', therapyRow]);
      checkIssues(twice('rationale'), [therapyRow, 'MRI of the left knee | Upheld | item CA MX DR DR', therapyRow]);
    });
    it('when a label is not recognisable', () => {
      checkIssues(issues(therapy, knee.replace('Claims Administrator', 'Cxxxxx Axxxxxxx'), therapy), [
        therapyRow,
        'MRI of the left knee | Upheld | item MX DR',
        therapyRow,
      ]);
    });
    it('when there is no blank line anywhere', () => {
      const dense = (text: string) => text.replace(/\n+/g, '\n');
      checkIssues(dense(issues(therapy, knee, therapy)), [therapyRow, kneeRow, therapyRow]);
    });
  });

  it('keeps an issue whose labels are all lost behind the conclusion of the one before it', () => {
    const brace = 'Brace: Upheld\n\nThe brace is for the first days only. It is not medically necessary.';
    checkIssues(issues(knee, brace, therapy), [kneeRow, 'Brace | Upheld | item', therapyRow]);
    checkIssues(issues(knee, brace), [kneeRow, 'Brace | Upheld | item']);
  });

  it('reads the parts in another order', () => {
    const { item, claims, reviewer, rationale } = plainIssue;
    checkIssues(issues([item, rationale, claims, reviewer].join('\n\n'), therapy), [
      'MRI of the left knee | Upheld | item DR CA MX',
      therapyRow,
    ]);
  });

  it('reads decisions that the form does not know', () => {
    const item = 'MRI of the left knee: Not medically necessary';
    checkIssues(issues(therapy, issueText({ ...plainIssue, item })), [
      therapyRow,
      'MRI of the left knee | Not medically necessary | item CA MX DR',
    ]);
  });

  it("does not take another form's heading for one", () => {
    const rationale =
      'Decision rationale: It was asked.\n\nDocuments reviewed:\n\nNone. It is not medically necessary.';
    checkIssues(issues(issueText({ ...plainIssue, rationale }), therapy), [kneeRow, therapyRow]);
    const wrapped = `${'The worker was seen and the facts stand in the '.repeat(2)}\nclinical case summary\n${'which tells them all again from the beginning on. '.repeat(2)}`;
    checkIssues(issues(issueText({ ...plainIssue, rationale: `Decision rationale: ${wrapped}` }), therapy), [
      kneeRow,
      therapyRow,
    ]);
  });

  describe('leaves quotations in a rationale alone', () => {
    const quoting = (words: string) =>
      issues(issueText({ ...plainIssue, rationale: `Decision rationale: It was read. ${words}` }), therapy);
    const untouched = (words: string) => checkIssues(quoting(words), [kneeRow, therapyRow]);
    it('of an item line', () => {
      untouched('The letter said "X-ray of the hip: Upheld" and more. It is not medically necessary.');
      untouched('It was as follows:\n\nX-ray of the hip: Upheld\n\nThis is noted. It is not medically necessary.');
      untouched('The letter said:\n\nX-ray of the hip: Upheld');
      untouched('The letter said "X-ray of the hip: Upheld"');
    });
    it('of a label', () => {
      untouched(
        'It said:\n\nClaims Administrator guideline: Decision based on MTUS Knee Complaints 2004.\n\nSo it is not medically necessary.',
      );
      untouched('It said "\nClaims Administrator guideline: none" and more. It is not medically necessary.');
      untouched('It quoted the\nMAXIMUS guideline: Decision based on ODG. It is not medically necessary.');
    });
  });

  describe('reads drafts', () => {
    it('with an item and nothing behind it', () => {
      checkIssues(issues('MRI of the left knee: Upheld'), ['MRI of the left knee | Upheld | item']);
      checkIssues(issues('MRI of the left knee:'), ['MRI of the left knee: | - | item']);
      checkIssues(issues('MRI of the le'), ['MRI of the le | - | item']);
      checkIssues(issues(knee, 'Physical therapy of the knee 6 visits: Overturned'), [
        kneeRow,
        'Physical therapy of the knee 6 visits | Overturned | item',
      ]);
    });
    it('with a label half typed', () => {
      checkIssues(issues(knee, 'Physical therapy of the knee 6 visits: Overturned\n\nClaims Adm'), [
        kneeRow,
        'Physical therapy of the knee 6 visits | Overturned | item',
      ]);
    });
    it('with several items listed first', () => {
      checkIssues(issues('MRI of the left knee: Upheld', 'Physical therapy of the knee 6 visits: Overturned'), [
        'MRI of the left knee | Upheld | item',
        'Physical therapy of the knee 6 visits | Overturned | item',
      ]);
    });
    it('with a heading half typed', () => {
      check(
        'HOW THE IMR FINAL DETERMINATION WAS MADE\nText.\n\nCLINICAL CA\n',
        `
      reviewer
        heading HOW THE IMR FINAL DETERMINATION WAS MADE
        narrative Text. CLINICAL CA
      `,
      );
    });
    it('of a lead-in with parts right under it', () => {
      check(
        'MAXIMUS Federal Services sent the complete case file to an expert reviewer. He/she has no\nClaims Administrator guideline: Decision based on MTUS Knee Complaints 2004.\n',
        `
        reviewer
          narrative MAXIMUS Federal Services sent the complete case ...
        issues
          issue
            claimsAdministratorGuideline Claims Administrator guideline: Decision based o...
        `,
      );
    });
    it('of parts alone, without any heading', () => {
      checkIssues(`${knee}\n\n${therapy}\n`, [kneeRow, therapyRow]);
    });
  });

  describe('takes the marks of text extraction', () => {
    it('page breaks inside a sentence, before a label, and inside an item', () => {
      checkIssues(issues(knee.replace('There are no', 'There are\n\fno')), [kneeRow]);
      checkIssues(issues(knee.replace('\n\nMAXIMUS', '\n\fMAXIMUS')), [kneeRow]);
      checkIssues(issues(knee.replace('.\n\nMAXIMUS', '.\fMAXIMUS')), [kneeRow]);
      const rationale = 'Decision rationale: Short.';
      checkIssues(issues(`${knee}\n\nMRI of the left hip and of the right\n\n\nhip: Upheld\n\n${rationale}`), [
        kneeRow,
        'MRI of the left hip and of the right hip | Upheld | item DR',
      ]);
      const partly =
        'Norco 10 mg #60 was the original request. Norco 10 mg #30 was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Norco';
      checkIssues(issues(`${knee}\n\n${partly}\n\n\n10 mg #30 is: Upheld\n\n${rationale}`), [
        kneeRow,
        `${partly} 10 mg #30 is | Upheld | item DR`,
      ]);
    });
    it('a decision wrapped onto its own line', () => {
      checkIssues(issues(knee.replace(': Upheld', ':\nUpheld')), [kneeRow]);
    });
    for (const [name, end] of [
      ['CRLF', '\r\n'],
      ['CR', '\r'],
      ['mixed', '\n\r\n'],
    ] as const) {
      it(`${name} line ends`, () => checkIssues(issues(therapy, knee).replaceAll('\n', end), [therapyRow, kneeRow]));
    }
    it('no-break blanks in what stands behind a guideline line', () => {
      const behind = 'Case\u00a0Number: CM16-0000001';
      check(
        `${plainIssue.claims}\n\n${behind}\n`,
        `
      issues
        issue
          claimsAdministratorGuideline Claims Administrator guideline: Decision based o...
          text Case Number: CM16-0000001
      `,
      );
    });
    it('a byte order mark, no-break blanks and a blank line after every line', () => {
      checkIssues(`\ufeff${issues(therapy, knee)}`, [therapyRow, kneeRow]);
      checkIssues(issues(therapy, knee).replaceAll(' ', '\u00a0'), [therapyRow, kneeRow]);
      const wrapped = issues(therapy, knee).replace(/(.{20,40}) /g, '$1\n');
      const doubled = wrapped.replaceAll('\n\n', '\n \n').replaceAll('\n', '\n\n');
      const folded = parseLetter(doubled).issues.map(({ item }) => item?.body.text);
      assert.deepEqual(folded, ['Physical therapy of the knee 6 visits', 'MRI of the left knee']);
    });
  });

  it('knows a partly authorised request by its three sentences', () => {
    const forms = [
      'Therapy 12 visits was the original request. Therapy 4 visits was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Therapy 8 visits is: Upheld',
      'Therapy 12 visits was the original request. The Claims Administrator authorized massage 4 visits, leaving the original request IMR eligible. The original request, Therapy 12 visits is: Overturned',
    ];
    const parsed = forms.map((item) => {
      const request = parseLetter(issues(issueText({ ...plainIssue, item }))).issues[0]?.item?.partlyAuthorized;
      return [request?.form, request?.original.text, request?.authorized.text, request?.disputed.text];
    });
    assert.deepEqual(parsed, [
      ['remaining', 'Therapy 12 visits', 'Therapy 4 visits', 'Therapy 8 visits'],
      ['replaced', 'Therapy 12 visits', 'massage 4 visits', 'Therapy 12 visits'],
    ]);
  });

  it('marks associated and retrospective services', () => {
    const item = (line: string) => parseLetter(issues(issueText({ ...plainIssue, item: line }))).issues[0]?.item;
    assert.equal(item('Associated surgical service: sling: Upheld')?.associatedSurgicalService, true);
    assert.equal(item('Retrospective X-ray: Upheld')?.retrospective, true);
    assert.equal(item('Sling: Upheld')?.associatedSurgicalService, false);
  });
});
