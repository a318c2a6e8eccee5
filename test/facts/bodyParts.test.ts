/** Parts of the body with their sides, and the words that only sound like one. */

import assert from 'node:assert/strict';
import { findBodyParts } from '../../server/src/facts/bodyParts';
import {
  isPaired,
  isSpine,
  overlaps,
  type Region,
  regionSet,
  withClosePlaces,
  withKin,
  withNerves,
} from '../../server/src/facts/regions';
import { underline } from '../support/underline';

/** Each part is drawn under the text with its side and plain name; a side shared within a list says so. */
function check(text: string, expected: string): void {
  const drawn = underline(
    text,
    findBodyParts(text).map(({ start, end, side, name, sharesSide }) => ({
      start,
      end,
      note: `${side === null ? '' : `${side} `}${name}${sharesSide ? ' (shared)' : ''}`,
    })),
  );
  assert.equal(drawn, expected.replace(/^\n/, '').replace(/\n$/, ''));
}

describe('findBodyParts', () => {
  it('reads parts with the side before them', () =>
    check(
      'MRI of the left knee, R shoulder, (L) wrist, Rt. hip and B/L ankles',
      `
MRI of the left knee, R shoulder, (L) wrist, Rt. hip and B/L ankles
           ^^^^^^^^^ left knee
MRI of the left knee, R shoulder, (L) wrist, Rt. hip and B/L ankles
                      ^^^^^^^^^^ right shoulder
MRI of the left knee, R shoulder, (L) wrist, Rt. hip and B/L ankles
                                   ^^^^^^^^ left wrist
MRI of the left knee, R shoulder, (L) wrist, Rt. hip and B/L ankles
                                             ^^^^^^^ right hip
MRI of the left knee, R shoulder, (L) wrist, Rt. hip and B/L ankles
                                                         ^^^^^^^^^^ bilateral ankle
`,
    ));
  it('reads a side behind its part', () =>
    check(
      'knees bilaterally, shoulder (left), hip, right; pain in the elbow on the left side.',
      `
knees bilaterally, shoulder (left), hip, right; pain in the elbow on the left side.
^^^^^^^^^^^^^^^^^ bilateral knee
knees bilaterally, shoulder (left), hip, right; pain in the elbow on the left side.
                   ^^^^^^^^^^^^^^^ left shoulder
knees bilaterally, shoulder (left), hip, right; pain in the elbow on the left side.
                                    ^^^^^^^^^^ right hip
knees bilaterally, shoulder (left), hip, right; pain in the elbow on the left side.
                                                            ^^^^^^^^^^^^^^^^^ left elbow
`,
    ));
  it('reads two sides as both', () =>
    check(
      'left and right knees, right/left wrist, left greater than right hip, both hands',
      `
left and right knees, right/left wrist, left greater than right hip, both hands
^^^^^^^^^^^^^^^^^^^^ bilateral knee
left and right knees, right/left wrist, left greater than right hip, both hands
                      ^^^^^^^^^^^^^^^^ bilateral wrist
left and right knees, right/left wrist, left greater than right hip, both hands
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ bilateral hip
left and right knees, right/left wrist, left greater than right hip, both hands
                                                                     ^^^^^^^^^^ bilateral hand
`,
    ));
  it('shares a side within a list of paired parts only', () =>
    check(
      'left knee, ankle and foot; right shoulder, neck and elbow; bilateral wrist/hand',
      `
left knee, ankle and foot; right shoulder, neck and elbow; bilateral wrist/hand
^^^^^^^^^ left knee
left knee, ankle and foot; right shoulder, neck and elbow; bilateral wrist/hand
           ^^^^^ left ankle (shared)
left knee, ankle and foot; right shoulder, neck and elbow; bilateral wrist/hand
                     ^^^^ left foot (shared)
left knee, ankle and foot; right shoulder, neck and elbow; bilateral wrist/hand
                           ^^^^^^^^^^^^^^ right shoulder
left knee, ankle and foot; right shoulder, neck and elbow; bilateral wrist/hand
                                           ^^^^ neck
left knee, ankle and foot; right shoulder, neck and elbow; bilateral wrist/hand
                                                    ^^^^^ elbow
left knee, ankle and foot; right shoulder, neck and elbow; bilateral wrist/hand
                                                           ^^^^^^^^^^^^^^^ bilateral wrist
left knee, ankle and foot; right shoulder, neck and elbow; bilateral wrist/hand
                                                                           ^^^^ bilateral hand (shared)
`,
    ));
  it('reads words between a side and its part', () =>
    check(
      'right-sided low back pain, left side of her neck, left 5th finger, right dominant hand, left distal radius',
      `
right-sided low back pain, left side of her neck, left 5th finger, right dominant hand, left distal radius
^^^^^^^^^^^^^^^^^^^^ right low back
right-sided low back pain, left side of her neck, left 5th finger, right dominant hand, left distal radius
                           ^^^^^^^^^^^^^^^^^^^^^ left neck
right-sided low back pain, left side of her neck, left 5th finger, right dominant hand, left distal radius
                                                  ^^^^^^^^^^^^^^^ left finger
right-sided low back pain, left side of her neck, left 5th finger, right dominant hand, left distal radius
                                                                   ^^^^^^^^^^^^^^^^^^^ right hand
right-sided low back pain, left side of her neck, left 5th finger, right dominant hand, left distal radius
                                                                                        ^^^^^^^^^^^^^^^^^^ left radius
`,
    ));
  it('reads levels and the stretch of the spine that they lie in', () =>
    check(
      'C5-6, C4/5/6, T12-L1, L4-L5, bilateral L5-S1 and S1',
      `
C5-6, C4/5/6, T12-L1, L4-L5, bilateral L5-S1 and S1
^^^^ cervical spine
C5-6, C4/5/6, T12-L1, L4-L5, bilateral L5-S1 and S1
      ^^^^^^ cervical spine
C5-6, C4/5/6, T12-L1, L4-L5, bilateral L5-S1 and S1
              ^^^^^^ thoracic spine
C5-6, C4/5/6, T12-L1, L4-L5, bilateral L5-S1 and S1
                      ^^^^^ lumbar spine
C5-6, C4/5/6, T12-L1, L4-L5, bilateral L5-S1 and S1
                             ^^^^^^^^^^^^^^^ bilateral lumbar spine
C5-6, C4/5/6, T12-L1, L4-L5, bilateral L5-S1 and S1
                                                 ^^ lumbosacral spine
`,
    ));
  it('reads stretches of the back', () =>
    check(
      'low back, mid to low back, upper back, thoracolumbar, lumbosacral spine, the back',
      `
low back, mid to low back, upper back, thoracolumbar, lumbosacral spine, the back
^^^^^^^^ low back
low back, mid to low back, upper back, thoracolumbar, lumbosacral spine, the back
          ^^^^^^^^^^^^^^^ back
low back, mid to low back, upper back, thoracolumbar, lumbosacral spine, the back
                           ^^^^^^^^^^ mid back
low back, mid to low back, upper back, thoracolumbar, lumbosacral spine, the back
                                       ^^^^^^^^^^^^^ mid and low back
low back, mid to low back, upper back, thoracolumbar, lumbosacral spine, the back
                                                      ^^^^^^^^^^^^^^^^^ lumbosacral spine
low back, mid to low back, upper back, thoracolumbar, lumbosacral spine, the back
                                                                             ^^^^ back
`,
    ));
  it('reads anatomy and diagnoses that fix a region', () =>
    check(
      'rotator cuff tear, carpal tunnel syndrome, left lateral epicondylitis, torn ACL, plantar fasciitis, sciatica, de Quervain\u2019s tenosynovitis',
      `
rotator cuff tear, carpal tunnel syndrome, left lateral epicondylitis, torn ACL, plantar fasciitis, sciatica, de Quervain\u2019s tenosynovitis
^^^^^^^^^^^^ shoulder
rotator cuff tear, carpal tunnel syndrome, left lateral epicondylitis, torn ACL, plantar fasciitis, sciatica, de Quervain\u2019s tenosynovitis
                   ^^^^^^^^^^^^^ wrist
rotator cuff tear, carpal tunnel syndrome, left lateral epicondylitis, torn ACL, plantar fasciitis, sciatica, de Quervain\u2019s tenosynovitis
                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^ left elbow
rotator cuff tear, carpal tunnel syndrome, left lateral epicondylitis, torn ACL, plantar fasciitis, sciatica, de Quervain\u2019s tenosynovitis
                                                                            ^^^ knee
rotator cuff tear, carpal tunnel syndrome, left lateral epicondylitis, torn ACL, plantar fasciitis, sciatica, de Quervain\u2019s tenosynovitis
                                                                                 ^^^^^^^^^^^^^^^^^ foot
rotator cuff tear, carpal tunnel syndrome, left lateral epicondylitis, torn ACL, plantar fasciitis, sciatica, de Quervain\u2019s tenosynovitis
                                                                                                    ^^^^^^^^ low back
rotator cuff tear, carpal tunnel syndrome, left lateral epicondylitis, torn ACL, plantar fasciitis, sciatica, de Quervain\u2019s tenosynovitis
                                                                                                              ^^^^^^^^^^^ wrist
`,
    ));
  it('reads abbreviations of limbs, in capitals only', () =>
    check(
      'EMG BUE and RLE, NCV of the LE; C-spine, L spine',
      `
EMG BUE and RLE, NCV of the LE; C-spine, L spine
    ^^^ bilateral arm
EMG BUE and RLE, NCV of the LE; C-spine, L spine
            ^^^ right leg
EMG BUE and RLE, NCV of the LE; C-spine, L spine
                            ^^ leg
EMG BUE and RLE, NCV of the LE; C-spine, L spine
                                ^^^^^^^ cervical spine
EMG BUE and RLE, NCV of the LE; C-spine, L spine
                                         ^^^^^^^ lumbar spine
`,
    ));
  it('reads upper and lower limbs in one name', () =>
    check(
      'bilateral upper and lower extremities',
      `
bilateral upper and lower extremities
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ bilateral arms and legs
`,
    ));
  it('reads capital letters and words broken at a line end', () =>
    check(
      'LEFT KNEE, cervi- cal spine, low- back',
      `
LEFT KNEE, cervi- cal spine, low- back
^^^^^^^^^ left knee
LEFT KNEE, cervi- cal spine, low- back
           ^^^^^^^^^^^^^^^^ cervical spine
LEFT KNEE, cervi- cal spine, low- back
                             ^^^^^^^^^ low back
`,
    ));
  it('takes other meanings of the same words for no part', () => {
    for (const text of [
      'On the other hand, he came back to work in a second-hand car.',
      'nothing needs the hands of a therapist, lifting trays over the head, reaching behind her head',
      'She is right-hand dominant; the left hand dominant worker; right-handed.',
      'the head of therapy, as head of household, a head-on collision, face to face',
      'fell 10 feet, a 6-foot ladder, on the one hand, hands-free, in the face of',
      'treatment arm, arm\u2019s length, at arm\u2019s length, heel and toe walking, finger-to-nose',
      'He was sent back to the clinic, back in 2015, and got back up.',
      'knee walker, eye contact, overhead, firsthand, backup, legal, footnote, chestnut',
    ])
      check(text, '');
  });
  it('takes tests named for a limb for no complaint of it', () => {
    for (const text of [
      'straight leg raise is positive on the left, straight-leg raising, arm drop test',
      'knee jerk, ankle reflex, biceps reflex, patellar reflexes, femoral stretch, chest x-ray',
    ])
      check(text, '');
  });
  it('takes codes, weighted images and heart sounds for no levels', () => {
    for (const text of [
      'S33.5XXA, S83.511A, M54.16, T14.90',
      'T1 weighted, T2-weighted',
      'S1 and S2 normal',
      'L1832',
      'C9',
    ])
      check(text, '');
  });
  it('gives no side to a part that another word parts from it', () => {
    for (const text of [
      'He left the knee untreated.',
      'He left work. Knee pain',
      'the pain is on the left. Knee',
      'on the left and knee',
      'right away, knee',
      'the right to knee care',
      'both the knee',
    ])
      assert.deepEqual(
        findBodyParts(text).map(({ name, side }) => `${side} ${name}`),
        ['null knee'],
        text,
      );
  });
  it('keeps the own words and the place of the side apart', () => {
    const [part] = findBodyParts('the right index finger hurts');
    assert.deepEqual(
      { text: part?.text, own: part?.own, sidePlace: part?.sidePlace },
      { text: 'right index finger', own: { start: 10, end: 22 }, sidePlace: { start: 4, end: 9 } },
    );
  });
});

describe('regions', () => {
  /** Whether two regions have to do with each other, from the closest sense to the widest. */
  const relation = (one: Region, other: Region): string => {
    const [a, b] = [regionSet(one), regionSet(other)];
    if (overlaps(a, b)) return 'same';
    if (overlaps(withClosePlaces(a), b)) return 'close';
    if (overlaps(withNerves(a), b)) return 'nerves';
    return overlaps(withKin(a), b) ? 'kin' : 'none';
  };
  it('compares places tolerantly', () => {
    for (const [one, other, expected] of [
      ['upper extremity', 'wrist', 'same'],
      ['back', 'lumbar spine', 'same'],
      ['wrist', 'hand', 'close'],
      ['hip', 'groin', 'close'],
      ['lumbar spine', 'foot', 'nerves'],
      ['neck', 'hand', 'nerves'],
      ['neck', 'head', 'kin'],
      ['thoracic spine', 'lumbar spine', 'kin'],
      ['neck', 'foot', 'none'],
      ['knee', 'shoulder', 'none'],
    ] as const) {
      assert.equal(relation(one, other), expected, `${one} and ${other}`);
      assert.equal(relation(other, one), expected, `${other} and ${one}`);
    }
  });
  it('knows what comes in two and what is the spine', () => {
    assert.deepEqual(
      (['knee', 'eye', 'extremities', 'neck', 'spine', 'chest'] as const).map((region) => [
        isPaired(regionSet(region)),
        isSpine(regionSet(region)),
      ]),
      [
        [true, false],
        [true, false],
        [true, false],
        [false, true],
        [false, true],
        [false, false],
      ],
    );
  });
});

/** A text that names no part of anybody. */
const none = (text: string) => assert.deepEqual(findBodyParts(text), [], text);
const names = (text: string, ...expected: string[]) =>
  assert.deepEqual(
    findBodyParts(text).map(({ name }) => name),
    expected,
    text,
  );

describe('what has the name of a part', () => {
  it('is a piece of a thing', () => {
    for (const thing of [
      'Raised toilet seat with arms',
      'Shower chair with removable arms',
      'Commode without arms',
      'Drop-arm commode',
      'Hand-held shower head',
      'Bed with adjustable head',
      'Hospital bed with adjustable head and foot',
      'Foot board for the bed',
      'Foot plate',
      'The head of the bed is raised.',
      'Elbow crutches, one pair',
      'Forearm crutches',
      'Chair with padded arms and adjustable head rest',
      'Wheelchair arm rest',
      'The arms of the chair',
      'Bath seat back',
      'Shoulder strap',
      'Leg bag',
      'A bed with a raised head',
      'A walker with forearm platforms',
    ])
      none(thing);
  });

  it('is an idiom', () => {
    for (const idiom of [
      'A trained eye sees it.',
      'The program turned a deaf ear.',
      'They turned a blind eye to the cost.',
      'It fell on deaf ears.',
      'The family cannot shoulder the cost.',
      'The carrier must shoulder this burden.',
      "The duty rests on the provider's shoulders.",
      'It falls on their shoulders.',
      'One has to keep an eye on the costs.',
      'This was done with an eye to saving time.',
    ])
      none(idiom);
  });

  it('stays a part beside things', () => {
    names('Foot drop and a drop foot', 'foot', 'foot');
    names('Tenderness on the patient\u2019s shoulders', 'shoulder');
    names('A shoulder injury', 'shoulder');
    names('It may be the shoulder.', 'shoulder');
    names('The deaf ear is dry; the blind eye is not.', 'ear', 'eye');
    names('Brace for the elbow, crutches', 'elbow');
    names('Elevating the leg helps.', 'leg');
    names('He sits in a chair with back pain.', 'back');
    names('Removable splint, right hand; left leg cast', 'hand', 'leg');
    names('Sitting in a chair, arms hurt', 'arm');
    names('Head injury, foot pain, arm weakness', 'head', 'foot', 'arm');
  });
});
