import { describe, expect, it } from 'vitest';
import { importContacts } from '../src/importContacts';
import { WhatsAppClient } from '../src/whatsappClient';

const client = new WhatsAppClient({ phoneNumberId: '106540352242922', token: 'test-token' });

describe('importContacts', () => {
  const rows = [
    { id: 131026, name: 'Ana Prado', cpf: '131.026.190-33', pin: '131047', wa_id: '5511900000190' },
    { id: 131047, name: 'Bia Lemos', cpf: '131.047.100-10', pin: '131056', wa_id: '5511900000100' },
    { id: 131056, name: 'Caio Reis', cpf: '130.429.368-04', pin: '132000', wa_id: '5511900000368' },
  ];

  it('keeps ids as they are', async () => {
    const result = await importContacts(client, rows);
    expect(result.ids).toEqual([131026, 131047, 131056]);
    expect(result.created).toBe(3);
    expect(result.skipped).toBe(0);
  });

  it('refuses a CPF with too few digits', async () => {
    await expect(importContacts(client, [{ ...rows[0], cpf: '131026' }])).rejects.toThrow('CPF 131026 is too short');
  });

  it('sends the PIN of the contact', async () => {
    const sent = await client.sendOtp(rows[1].wa_id, { code: '131056', ttl: 190 });
    expect(sent.body).toContain('Your code is 131056');
    expect(sent.template.components[0].parameters[0].text).toBe('131056');
  });

  it('finds by id', async () => {
    const found = await importContacts.find(131047);
    expect(found?.id).toBe(131047);
    expect(found?.name).toHaveLength(9);
  });
});
