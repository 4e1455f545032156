import { expect } from '@open-wc/testing';
import { inside, sharedStyles } from '../../widgets/ui/styles.ts';

/** All style rules of a sheet, however deep, with what they declare. */
function* declarationsIn(rules: CSSRuleList): Generator<CSSStyleDeclaration> {
  for (const rule of rules) {
    if ('style' in rule && rule.style instanceof CSSStyleDeclaration) yield rule.style;
    if ('cssRules' in rule && rule.cssRules instanceof CSSRuleList) yield* declarationsIn(rule.cssRules);
  }
}

/** The rules for the inside of a widget, as the browser reads them. */
function layerOf(css: string): CSSLayerBlockRule {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const layer = [...sheet.cssRules].find((rule) => rule instanceof CSSLayerBlockRule);
  if (!layer) throw new Error('there is no layer');
  return layer;
}

describe('the styles inside a widget', () => {
  it('are !important, each declaration of them', () => {
    let declared = 0;
    for (const style of declarationsIn(layerOf(sharedStyles).cssRules)) {
      for (const property of style) {
        declared += 1;
        expect(style.getPropertyPriority(property), `${property} in ${style.cssText}`).to.equal('important');
      }
    }
    expect(declared).to.be.greaterThan(150);
  });

  it('are so in nested rules and in conditions too', () => {
    const layer = layerOf(
      inside('.a { color: red; &:hover { color: blue; } } @media print { .a { top: 0; } }'),
    );
    const found = [...declarationsIn(layer.cssRules)].flatMap((style) =>
      [...style].map((property) => `${property} ${style.getPropertyPriority(property)}`),
    );
    expect(found).to.deep.equal(['color important', 'color important', 'top important']);
  });
});
