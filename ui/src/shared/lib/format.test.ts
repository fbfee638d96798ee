import { describe, expect, it } from 'vitest';
import { makeFormats, parseMoney, plainMoney } from './format';

const es = makeFormats('es', 'EUR', 'Europe/Madrid');
const en = makeFormats('en', 'EUR', 'Europe/Madrid');
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/g, ' ');

describe('money', () => {
  it('is written as the language does', () => {
    expect(plain(es.money(123_450))).toBe('1234,50 €');
    expect(plain(es.money(1_234_567))).toBe('12.345,67 €');
    expect(plain(en.money(123_450))).toBe('€1,234.50');
    expect(plain(es.money(500, 'JPY'))).toBe('500 JPY');
  });
  it('shows millionths rounded to cents', () => expect(plain(es.micro(5_304_999))).toBe('5,30 €'));
  it.each([['12', 1200], ['12,5', 1250], ['12.50', 1250], ['1.234,56', 123_456], ['1,234.56', 123_456], ['1.234', 123_400], ['1.234.567', 123_456_700], ['0,075', 7], ['-3,10', -310], ['€ 9,90', 990], [',5', 50]])('reads %s', (text, minor) => {
    expect(parseMoney(text)).toBe(minor);
  });
  it.each(['', 'abc', '-', '1-2'])('refuses "%s"', (text) => expect(parseMoney(text)).toBeNull());
  it('writes what it reads', () => {
    for (const minor of [0, 5, 99, 100, 12_345, -250, 1_000_000]) expect(parseMoney(plainMoney(minor, ','))).toBe(minor);
  });
  it('knows the decimal sign', () => expect([es.decimal, en.decimal]).toEqual([',', '.']));
});

describe('dates', () => {
  it('do not move with the time zone', () => {
    expect(es.date('2026-11-24')).toBe('24 nov 2026');
    expect(en.date('2026-11-24')).toBe('24 Nov 2026');
  });
  it('tell the hour of the shop', () => expect(es.time(Date.UTC(2026, 10, 24, 17, 5))).toBe('18:05'));
  it('are relative in words', () => {
    expect(es.relative(1_000_000 - 120_000, 1_000_000)).toMatch(/hace 2 min/);
    expect(en.relative(1_000_000 + 3 * 3_600_000, 1_000_000)).toMatch(/in 3 hr/);
  });
});
