import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LoginFacts, type LoginPolicy, nextStep, stepOrder } from '../../bff/domain/next-step.ts';

const nothing: LoginFacts = {
  firstStepAt: null,
  secondStepAt: null,
  recoveryCodeIssuedAt: null,
  recoveryCodeSavedAt: null,
};
const noPolicy: LoginPolicy = { secondStepIsOn: false, setUpIsOwed: false };
const moment = fc.option(fc.integer(), { nil: null });
const anyFacts = fc.record({
  firstStepAt: moment,
  secondStepAt: moment,
  recoveryCodeIssuedAt: moment,
  recoveryCodeSavedAt: moment,
});
const anyPolicy = fc.record({ secondStepIsOn: fc.boolean(), setUpIsOwed: fc.boolean() });

const cases: readonly [
  what: string,
  facts: Partial<LoginFacts>,
  policy: Partial<LoginPolicy>,
  step: string,
][] = [
  ['nothing is known', {}, {}, 'password'],
  ['nothing is known, whatever is asked', {}, { secondStepIsOn: true, setUpIsOwed: true }, 'password'],
  ['only a second step was proven', { secondStepAt: 1 }, { secondStepIsOn: true }, 'password'],
  ['the password was right, at the moment 0', { firstStepAt: 0 }, {}, 'logged-in'],
  ['a second step is on', { firstStepAt: 1 }, { secondStepIsOn: true }, 'second-step'],
  [
    'it was proven, at the moment 0',
    { firstStepAt: 1, secondStepAt: 0 },
    { secondStepIsOn: true },
    'logged-in',
  ],
  ['it was removed meanwhile', { firstStepAt: 1 }, {}, 'logged-in'],
  ['it was removed meanwhile, and is wanted', { firstStepAt: 1 }, { setUpIsOwed: true }, 'set-up-two-step'],
  [
    'a set-up is owed though something was proven',
    { firstStepAt: 1, secondStepAt: 1 },
    { setUpIsOwed: true },
    'set-up-two-step',
  ],
  [
    'a recovery code was issued',
    { firstStepAt: 1, secondStepAt: 1, recoveryCodeIssuedAt: 0 },
    { secondStepIsOn: true },
    'save-recovery-code',
  ],
  [
    'it was saved',
    { firstStepAt: 1, secondStepAt: 1, recoveryCodeIssuedAt: 1, recoveryCodeSavedAt: 0 },
    { secondStepIsOn: true },
    'logged-in',
  ],
];

describe('the next step of a login', () => {
  for (const [what, facts, policy, step] of cases) {
    it(`is ${step} where ${what}`, () => {
      assert.equal(nextStep({ ...nothing, ...facts }, { ...noPolicy, ...policy }), step);
    });
  }

  it('is never the session without a first step, nor without a second where it is on', () => {
    fc.assert(
      fc.property(anyFacts, anyPolicy, (facts, policy) => {
        const isProven =
          facts.firstStepAt !== null && (!policy.secondStepIsOn || facts.secondStepAt !== null);
        if (!isProven) assert.notEqual(nextStep(facts, policy), 'logged-in');
      }),
    );
  });

  it('never goes back by a fact that is gained', () => {
    const order = stepOrder;
    fc.assert(
      fc.property(
        anyFacts,
        anyPolicy,
        fc.constantFrom('firstStepAt', 'secondStepAt', 'recoveryCodeSavedAt'),
        (facts, policy, gained) => {
          const before = order.indexOf(nextStep(facts, policy));
          const after = order.indexOf(nextStep({ ...facts, [gained]: 1 }, policy));
          assert.ok(after >= before);
        },
      ),
    );
  });

  it('stands in the README’s diagram, each after the one before', () => {
    const readme = readFileSync(join(import.meta.dirname, '..', '..', 'README.md'), 'utf8');
    const diagram = /```mermaid\nstateDiagram-v2\n(.*?)```/s.exec(readme)?.[1] ?? '';
    const states = [...diagram.matchAll(/^ *state "([a-z-]+)" as /gm)].map(([, name]) => name);
    assert.deepEqual(states, stepOrder);
  });
});
