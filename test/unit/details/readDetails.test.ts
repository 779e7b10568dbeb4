import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../shared/src/catalog/types.ts';
import { errorTextAround } from '../../../shared/src/details/errorText.ts';
import { readDetails } from '../../../shared/src/details/readDetails.ts';

function entry(code: number, subcode: number | null = null, provider = 'meta'): Entry {
  return { provider, code, subcode } as Entry;
}

describe('readDetails', () => {
  it.each([
    [
      132000,
      { details: 'body: number of localizable_params (2) does not match the expected number of params (1)' },
      "The template's body has 1 variable, but the request has 2: send exactly 1.",
    ],
    [
      132000,
      { details: 'header: number of localizable_params (2) does not match the expected number of params (0)' },
      "The template's header has no variables, but the request has 2: leave out its parameters.",
    ],
    [
      132012,
      { details: 'header: Format mismatch, expected IMAGE, received UNKNOWN' },
      "The template's header expects type image, but the request has none that can be read: add a header component with one parameter of type image.",
    ],
    [
      131008,
      { details: 'buttons: Button at index 0 of type Url requires a parameter' },
      'Button 0 (Url) has a variable: add a button component with index 0 and its parameter.',
    ],
    [
      132001,
      { details: 'template name (order_update) does not exist in en_US' },
      'The account has no approved template "order_update" in en_US: compare both with its template list.',
    ],
    [
      100,
      {
        message:
          "(#100) Param template['components'][1]['sub_type'] must be one of {COPY_CODE, URL} - got \"phone_number\".",
      },
      'template.components[1].sub_type must be one of {COPY_CODE, URL}, not "phone_number".',
    ],
    [
      100,
      { details: "Param text['body'] must be at most 4096 characters long." },
      'text.body must be at most 4096 characters long.',
    ],
    [
      100,
      { message: '(#100) The parameter messaging_product is required.' },
      'The parameter messaging_product is missing.',
    ],
    [
      100,
      { details: "Parameter 'text' is mandatory for component parameter type 'text'" },
      'A component parameter of type text lacks its field text.',
    ],
    [
      100,
      { message: '(#100) Tried accessing nonexisting field (message_templates) on node type (Business)' },
      'A Business has no field message_templates: the id in the path is of a Business, not of the object that has it.',
    ],
    [
      131053,
      { details: 'Downloading media from weblink failed with http code 503, status message Service Unavailable' },
      'Meta asked for the file and got 503 Service Unavailable: the link must open without logging in.',
    ],
    [
      131053,
      { details: 'Unsupported image mime type image/webp. Please use one of image/jpeg, image/png.' },
      'The file is image/webp, which is not accepted as image: use image/jpeg, image/png.',
    ],
    [
      190,
      {
        message:
          'Error validating access token: Session has expired on Friday, 20-Nov-26 10:00:00 PST. The current time is Friday, 20-Nov-26 21:00:03 PST.',
      },
      'The token expired on Friday, 20-Nov-26 10:00:00 PST and was used on Friday, 20-Nov-26 21:00:03 PST: use a system user token, which does not expire.',
    ],
    [
      190,
      { message: 'Invalid OAuth access token - Cannot parse access token' },
      'What was sent is not a token: look for quotes, a line break, a missing "Bearer " or a missing end.',
    ],
  ])('%i, %j', (code, text, sentence) => {
    expect(readDetails(entry(code), text)).toBe(sentence);
  });

  it.each([
    ['+919876543210', /is a phone number: put the phone number ID into the path, not the number itself/],
    ['5511987654321', /looks like a phone number/],
    ['106540352242922', /No object 106540352242922 for this token/],
    ['undefined', /"undefined" is not an ID/],
  ])('100/33 tells what kind of id %s is', (id, sentence) => {
    const message = `Unsupported post request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions`;
    expect(readDetails(entry(100, 33), { message })).toMatch(sentence);
  });

  it.each([
    ['5511987654321', 'a Brazilian', '551187654321'],
    ['551187654321', 'a Brazilian', '5511987654321'],
    ['5215512345678', 'a Mexican', '525512345678'],
    ['525512345678', 'a Mexican', '5215512345678'],
    ['+5491123456789', 'an Argentine', '541123456789'],
    ['541123456789', 'an Argentine', '5491123456789'],
  ])('131030 knows that %s has two spellings', (recipient, country, other) => {
    const sentence = readDetails(entry(131030), { recipient });
    expect(sentence).toContain(`is ${country} number with two spellings: try ${other}`);
  });

  it('131030 names any other number', () => {
    expect(readDetails(entry(131030), { recipient: '919876543210' })).toMatch(/^Add 919876543210 to/);
  });

  it('says nothing about wording it does not know, nor about codes of others', () => {
    for (const code of [100, 132000, 132012, 132001, 131053, 190, 131008]) {
      expect(readDetails(entry(code), { details: 'Something new.', message: 'Something new.' })).toBeUndefined();
    }
    const known = { details: 'template name (x) does not exist in en' };
    expect(readDetails(entry(132001, null, 'twilio'), known)).toBeUndefined();
    expect(readDetails(entry(131056), known)).toBeUndefined();
  });

  it('never throws and never takes long', () => {
    const any = fc.record({ message: fc.string(), details: fc.string(), recipient: fc.string() });
    fc.assert(
      fc.property(fc.constantFrom(100, 132000, 132012, 132001, 131008, 131030, 131053, 190), any, (code, text) => {
        readDetails(entry(code), text);
      }),
    );
  });
});

describe('errorTextAround', () => {
  const around = (text: string, code: string) => {
    const start = text.indexOf(code);
    return errorTextAround(text, start, start + code.length);
  };

  it('reads the error object of a response', () => {
    const text =
      '{"error":{"message":"(#132000) Number","type":"OAuthException","code":132000,"error_data":{"details":"body: x"}}}';
    expect(around(text, '132000,')).toMatchObject({ message: '(#132000) Number', details: 'body: x' });
  });

  it('reads only its own object of an errors array, and the recipient around it', () => {
    const text = `{"recipient_id":"5511987654321","errors":[
      {"code":131030,"title":"First","error_data":{"details":"first"}},
      {"code":132001,"title":"Second","error_data":{"details":"second"}}]}`;
    expect(around(text, '131030')).toEqual({ message: 'First', details: 'first', recipient: '5511987654321' });
    expect(around(text, '132001')).toMatchObject({ message: 'Second', details: 'second' });
  });

  it('reads JSON that was put into a string', () => {
    const text =
      'body="{\\"error\\":{\\"code\\":132001,\\"error_data\\":{\\"details\\":\\"template name (x) does not exist in en\\"}}}"';
    expect(around(text, '132001').details).toBe('template name (x) does not exist in en');
  });

  it('reads a log line', () => {
    const text = 'other details="no"\nsend failed code=132001 details="template name (x) does not exist in en"\n';
    expect(around(text, '132001').details).toBe('template name (x) does not exist in en');
    const bare = '(#131053) Downloading media from weblink failed with http code 404';
    expect(around(bare, '131053').message).toBe(bare);
  });

  it('stays linear on a long line without an object', () => {
    const long = `${'"details": "'.repeat(20_000)}132001`;
    expect(around(long, '132001').message).toBeDefined();
  });

  it('never throws, wherever the code stands', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '"', '\\', 'details', ':', ' ', '\n', '1') }),
        fc.nat(),
        (text, at) => {
          const start = Math.min(at, text.length);
          errorTextAround(text, start, Math.min(text.length, start + 3));
        },
      ),
    );
  });
});
