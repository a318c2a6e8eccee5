import assert from 'node:assert/strict';
import {
  findService,
  longestServiceAt,
  serviceNames,
  services,
  servicesAsOf,
} from '../../server/src/reference/services';
import file from '../../server/src/reference/services.json';

/** Looks up at `<` and expects the name up to `>` to be the service `id`; without `>`, nothing should be found. */
function check(marked: string, id?: string): void {
  const text = marked.replace(/[<>]/g, '');
  const start = marked.indexOf('<');
  const found = longestServiceAt(text, start);
  const shown =
    found === undefined
      ? marked.replace('>', '')
      : `${text.slice(0, start)}<${text.slice(start, found.end)}>${text.slice(found.end)}`;
  assert.deepEqual({ shown, id: found?.value.id }, { shown: marked, id });
}

describe('the services of the vocabulary', () => {
  it('are found by each of their names', () => {
    check('the <MRI> of the knee', 'mri');
    check('<magnetic resonance imaging> of', 'mri');
    check('<Occupational therapy>, 6 visits', 'occupational-therapy');
    check('<electro- diagnostic testing> of', 'edx');
    check('<office visits> with', 'consult');
  });

  it('are not found inside words, by headings, or by short forms in small letters', () => {
    check('the <option');
    check('o<PT');
    check('<pt is well');
    check('<Laxatives');
    check('<testing');
  });

  it('are found by their short name', () => {
    assert.equal(findService('esi')?.category, 'Injection > Injection');
    assert.deepEqual(
      findService('chiropractic')?.cited?.[0],
      'Chronic Pain Medical Treatment 2016 > Manual therapy & manipulation',
    );
    assert.equal(findService('nothing'), undefined);
  });

  it('say of every entry how sure it is and where it is from', () => {
    const sources: Readonly<Record<string, unknown>> = file.sources;
    for (const { id, sources: keys } of services) {
      assert.ok(keys.length > 0 && keys.every((key) => /^CM\d\d-\d{7}$/.test(key) || key in sources), id);
    }
    assert.match(servicesAsOf, /^\d{4}-\d\d-\d\d$/);
    assert.ok(JSON.stringify(file).length < 20_000);
  });

  it('have no name of two services', () => {
    const names = serviceNames().map((name) => name.toLowerCase());
    const doubled = names.filter((name, at) => names.indexOf(name) !== at);
    const meanings = doubled.map((name) => longestServiceAt(name.toUpperCase(), 0)?.value.id);
    assert.deepEqual(
      doubled.filter((_, at) => meanings[at] === undefined),
      [],
    );
  });
});
