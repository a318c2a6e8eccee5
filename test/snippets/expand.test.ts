// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these strings are snippets.
/** The snippet expander of the tests, and what holds for every snippet's body. */

import assert from 'node:assert/strict';
import { expandSnippet, loadSnippets } from './support';

function check(body: string | readonly string[], text: string): void {
  assert.equal(expandSnippet(body), text);
}

describe('snippet expander', () => {
  it('writes default texts, nested ones too', () => {
    check('a ${1:[INSERT item]} b', 'a [INSERT item] b');
    check('${1:x ${2:y ${3|z,w|}}} end$0', 'x y z end');
    check('${1}$2', '');
  });

  it('writes the first choice, with its escapes resolved', () => {
    check('${1|Upheld,Overturned|}', 'Upheld');
    check('${1|Forearm\\, Wrist\\, and Hand,a\\|b,\\\\|}.', 'Forearm, Wrist, and Hand.');
    check('${1|one|}', 'one');
  });

  it('repeats a tab stop, before and behind its default text', () => {
    check('$1 and ${1:item} and ${1}', 'item and item and item');
  });

  it('resolves escapes and leaves other backslashes alone', () => {
    check('\\$5, \\}, \\\\ and \\n', '$5, }, \\ and \\n');
    check('${1:a\\}b}', 'a}b');
    check('a } b', 'a } b');
  });

  it('joins lines', () => {
    check(['${1:a}', '', 'b'], 'a\n\nb');
  });

  it('refuses what the snippets do not use or do not close', () => {
    for (const body of ['$NAME', '${NAME:x}', '${1/a/b/}', '${1:a', '${1|a,b', '${1|a,b|', 'a $', '${1:$1}']) {
      assert.throws(() => expandSnippet(body), Error, body);
    }
  });
});

describe('snippets', () => {
  const snippets = loadSnippets();

  it('have prefixes of their own that can be typed, and plain descriptions', () => {
    assert.ok(snippets.length > 20, `${snippets.length} snippets`);
    const all = snippets.flatMap(({ prefixes }) => prefixes);
    assert.equal(new Set(all).size, all.length);
    for (const { name, prefixes, description } of snippets) {
      for (const prefix of prefixes) assert.match(prefix, /^[a-z]+(?:-[a-z0-9]+)*$/, name);
      assert.match(description, /^[A-Z].{20,300}\.$/, name);
    }
  });

  it('have tab stops in reading order', () => {
    for (const { name, body } of snippets) {
      const numbers = [...body.matchAll(/\$\{?(\d+)/g)].map((match) => Number(match[1]));
      const firsts = [...new Set(numbers)];
      assert.deepEqual(
        firsts,
        firsts.map((_, index) => index + 1),
        name,
      );
    }
  });

  it('ask for what is wanted in every free field', () => {
    for (const { name, body } of snippets) {
      for (const [, text = ''] of body.matchAll(/\$\{\d+:([^}]*)\}/g))
        assert.match(text, /^\[INSERT [a-z][^[\]]+\]$/, name);
    }
  });

  it('are free of hard-wrapped prose: no line goes on in the next one', () => {
    for (const { name, text } of snippets) {
      for (const [, end = ''] of text.matchAll(/(.{12})\n[a-z]/g)) assert.fail(`${name}: ${end}`);
    }
  });

  it('decide nothing for the reviewer: decision and conclusion are choices that begin with a placeholder', () => {
    const decisionChoice = /: \$\{\d+\|\[INSERT decision\],Upheld,Overturned\|\}$/m;
    const conclusionChoice =
      /the request \$\{\d+\|\[INSERT is or is not\] medically necessary,is not medically necessary,is medically necessary\|\}\.$/;
    const undecided: string[] = [];
    for (const { name, prefix, body } of snippets) {
      assert.equal(decisionChoice.test(body), /\|[^|]*\bOverturned\b[^|]*\|\}/.test(body), name);
      if (!decisionChoice.test(body)) continue;
      undecided.push(prefix);
      assert.match(body, conclusionChoice, name);
    }
    assert.deepEqual(undecided, [
      'letter',
      'letter-2014',
      'issues',
      'issue',
      'issue-2014',
      'partly-authorized',
      'partly-authorized-other',
    ]);
    assert.match(snippets.find(({ prefix }) => prefix === 'rationale')?.body ?? '', conclusionChoice);
  });

  it('decide only where a service depends on a denied surgery', () => {
    const decided = snippets.filter(({ text }) => /: (?:Upheld|Overturned)$/m.test(text));
    assert.deepEqual(
      decided.map(({ prefix }) => prefix),
      ['issue-dependent'],
    );
    assert.match(decided[0]?.text ?? '', /: Upheld\n[\s\S]* is not medically necessary\.$/);
  });

  it('offer the newest edition of a chapter first, and each edition once', () => {
    for (const prefix of ['mtus-2017-claims', 'mtus-2017-maximus']) {
      const body = snippets.find((snippet) => snippet.prefix === prefix)?.body ?? '';
      const choices = (/\$\{1\|(.*?)\|\}/.exec(body)?.[1] ?? '').split(/(?<!\\),/);
      assert.ok(choices.length > 30, `${choices.length} choices`);
      const seen = new Map<string, number>();
      for (const choice of choices) {
        const [, label = '', year = ''] = /^(.*) (\d{4})$/.exec(choice) ?? assert.fail(choice);
        assert.ok(Number(year) < (seen.get(label) ?? Number.POSITIVE_INFINITY), choice);
        seen.set(label, Number(year));
      }
    }
  });

  it('hold the standard sentences of their form', () => {
    const text = (prefix: string) => {
      const found = snippets.find((snippet) => snippet.prefix === prefix);
      assert.ok(found, prefix);
      return found.text;
    };
    assert.equal(
      text('mtus-claims'),
      'Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): [INSERT section of the chapter].',
    );
    assert.equal(
      text('mtus-2014-maximus'),
      'MAXIMUS guideline: Decision based on MTUS Chronic Pain Treatment Guidelines [INSERT topic] Page(s): [INSERT page numbers].',
    );
    assert.equal(
      text('odg-maximus'),
      'MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), [INSERT chapter], [INSERT topic].',
    );
    assert.match(text('letter'), /disputed items\/Service\. He\/she is familiar/);
    assert.match(text('letter-2014'), /disputed items\/services\. He\/she is familiar/);
    assert.match(
      text('letter-2014'),
      /is Board Certified in \[INSERT specialty\] and is licensed to practice in California\. /,
    );
    assert.doesNotMatch(text('letter-2014'), /credentials:|Section\(s\)/);
    assert.ok(text('letter').includes(text('how').split('\n')[1] ?? 'no paragraph'), 'the letter holds the paragraph');
  });
});
