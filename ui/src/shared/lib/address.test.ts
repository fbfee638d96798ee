import { describe, expect, it } from 'vitest';
import { addressLines } from './address';

const address = { name: 'Ana', line1: 'Colón 24', line2: '', postalCode: '46004', city: 'Valencia', region: 'Valencia', country: 'ES', phone: '' };
const home = { country: 'ES', locale: 'es-ES' };

describe('an address', () => {
  it('leaves out what says nothing new', () => expect(addressLines(address, home)).toEqual(['Ana', 'Colón 24', '46004 Valencia']));
  it('names another country', () => expect(addressLines({ ...address, country: 'FR', region: '' }, home).at(-1)).toBe('Francia'));
  it('has no empty line without a name', () => expect(addressLines({ ...address, name: '' }, home)[0]).toBe('Colón 24'));
});
