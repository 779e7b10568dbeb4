import 'package:test/test.dart';
import 'package:whatsapp_notify/phone_numbers.dart';

/// Numbers in groups, as people write them, become the form that wa.me and the Cloud API want.
void main() {
  const cases = {
    '+1 (555) 010-0190': '15550100190',
    '+33 7 00 00 01 00': '33700000100',
    '+49 30 131047 33': '493013104733',
    '+44 1632 960 190': '441632960190',
    '0039 02 131 026 10': '390213102610',
    '+91 90000 80007': '919000080007',
    '55 11 90000 0368': '5511900000368',
    '+7 (495) 131-10-26': '74951311026',
  };

  cases.forEach((written, expected) {
    test(written, () => expect(normalize(written), expected));
  });

  test('too short', () {
    expect(() => normalize('131026'), throwsA(isA<PhoneNumberException>()));
    expect(() => normalize('190'), throwsA(isA<PhoneNumberException>()));
    expect(() => normalize('100'), throwsA(isA<PhoneNumberException>()));
  });

  test('calling codes', () {
    expect(callingCode('15550100190'), 1);
    expect(callingCode('33700000100'), 33);
    expect(callingCode('201000000190'), 20);
    expect(countries[33]?.code, 'FR');
  });

  test('link', () {
    expect(waLink('15550100190').toString(), 'https://wa.me/15550100190');
    expect(waLink('15550100190', text: 'Order 131047').toString(), 'https://wa.me/15550100190?text=Order%20131047');
  });
}
