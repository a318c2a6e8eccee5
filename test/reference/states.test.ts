import assert from 'node:assert/strict';
import { isKnownState, states } from '../../server/src/reference/states';

function check(name: string, known: boolean): void {
  assert.equal(isKnownState(name), known, name);
}

describe('states of licensure', () => {
  it('knows the states, the District of Columbia and the territories', () => {
    check('California', true);
    check(' north  carolina ', true);
    check('District of Columbia', true);
    check('Washington D.C.', true);
    check('U.S. Virgin Islands', true);
  });
  it('does not know postal codes, lists, parts and other places', () => {
    check('CA', false);
    check('Texas,Ohio', false);
    check('New', false);
    check('Ontario', false);
    check('', false);
  });
  it('has 50 states, the District and 5 territories', () => {
    assert.equal(states.length, 56);
    assert.equal(new Set(states.map(({ code }) => code)).size, 56);
  });
});
