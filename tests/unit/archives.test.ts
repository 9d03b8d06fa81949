import { describe, expect, test } from 'vitest';
import { safeName, uniqueNames } from '@/lib/archives/rules';

describe('names in an archive', () => {
  test.each([
    ['../../etc/passwd.png', '_.._etc_passwd.png'],
    ['..\\..\\boot.ini', '_.._boot.ini'],
    ['/absolute.png', '_absolute.png'],
    ['C:\\x.png', 'C__x.png'],
    ['new\nline\r\u0000\u0007.png', 'newline.png'],
    ['\u202Egnp.exe\u202C.png', 'gnp.exe.png'],
    ['\u2028\u2029a.png', 'a.png'],
    ['con.png', '_con.png'],
    ['NUL', '_NUL'],
    ['com1.tar.png', '_com1.tar.png'],
    ['lpt¹.png', '_lpt¹.png'],
    ['console.png', 'console.png'],
    ['trailing . ', 'trailing'],
    ['.hidden.png', 'hidden.png'],
    ['-rf.png', 'rf.png'],
    ['a<b>c"d|e?f*.png', 'a_b_c_d_e_f_.png'],
    ['', 'image'],
    ['...', 'image'],
    ['.png', 'png'],
    ['ünïcödé 猫.png', 'ünïcödé 猫.png'],
  ])('%j becomes %j', (hostile, safe) => {
    expect(safeName(hostile)).toBe(safe);
  });

  test('a name of 300 characters keeps its ending, at most 200 bytes and no half character', () => {
    for (const character of ['a', 'ü', '猫', '🐈']) {
      const name = safeName(`${character.repeat(300)}.png`);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(Buffer.byteLength(name)).toBeGreaterThan(190);
      expect(name).toMatch(new RegExp(`^(${character})+\\.png$`, 'u'));
    }
  });

  test('no two are alike to a file system without case, whatever they were called', () => {
    expect(uniqueNames(['a.png', 'A.png', 'a.png', 'a (2).png', 'b.png', '../a.png', '..\\a.png'])).toEqual([
      'a.png',
      'A (2).png',
      'a (3).png',
      'a (2) (2).png',
      'b.png',
      '_a.png',
      '_a (2).png',
    ]);
  });

  test('five thousand of one name are told apart', () => {
    const names = uniqueNames(Array.from({ length: 5_000 }, () => 'photo-cutout.png'));
    expect(new Set(names).size).toBe(5_000);
    expect(names.at(-1)).toBe('photo-cutout (5000).png');
  });
});
