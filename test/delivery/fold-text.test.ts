import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foldText } from '../../bff/delivery/fold-text.ts';

const isAscii = (character: string) => /^[ -~]$/.test(character);

describe('a text in the characters that there are', () => {
  for (const [text, folded] of [
    ['Maple Street Physiotherapy', 'Maple Street Physiotherapy'],
    ['Clínica Peñalver', 'Clinica Penalver'],
    ['Cabinet de l’Île – Côté Sud', "Cabinet de l'Ile - Cote Sud"],
    ['Łódź Ærø Straße Cœur Þór', 'Lodz AEro Strasse Coeur Thor'],
    ['“Zähne” «\u202fici\u202f»', '"Zahne" " ici "'],
    ['Z\u0061\u0308hne', 'Zahne'],
    ['Nguyễn Thị Hương', 'Nguyen Thi Huong'],
    ['Ｍａｐｌｅ №１', 'Maple No1'],
    ['Smile 🦷 Clinic™', 'Smile ClinicTM'],
    ['Wait…', 'Wait...'],
    ['🦷', ''],
  ] as const) {
    it(`is ${JSON.stringify(folded)} for ${JSON.stringify(text)}`, () => {
      assert.equal(foldText(text, isAscii), folded);
    });
  }

  for (const text of ['李小龍牙科', 'Клиника', 'Κλινική', 'عيادة', 'Clinic 李', 'คลินิก', '٣']) {
    it(`is none for ${text}: letters would be lost`, () => assert.equal(foldText(text, isAscii), null));
  }

  it('stays as it is where there is everything', () => {
    assert.equal(
      foldText('Côté ‘Sud’', () => true),
      'Côté ‘Sud’',
    );
    assert.equal(
      foldText('Cabinet d\u2019\u00cele', (character) => character !== '\u2019'),
      "Cabinet d'Île",
    );
  });

  it('has nothing in it that there is not, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        assert.match(foldText(text, isAscii) ?? '', /^[ -~]*$/);
      }),
      { numRuns: 3000 },
    );
  });
});
