/// Reasons of the Cloud API in the words of the shop.
const Map<int, String> whatsappReasons = {
  ⟦1⟧: 'Unknown',
  ⟦33⟧: 'Number was deleted',
  ⟦100⟧: 'Wrong parameter',
  ⟦131005⟧: 'No access',
  ⟦131009⟧: 'Wrong value',
  ⟦131026⟧: 'Undeliverable',
  ⟦131047⟧: 'Window closed',
  ⟦132005⟧: 'Text too long',
  ⟦132015⟧: 'Template paused',
};

const Map<int, String> sizes = {
  33: 'XS',
  36: 'S',
  41: 'M',
  43: 'L',
  100: 'one size',
};

String reason(int code) => whatsappReasons[code] ?? 'Error $code';

String size(int number) => sizes[number] ?? '$number';

void main() {
  print(reason(⟦131047⟧));
  print(size(41));
  assert(whatsappReasons.length == 9);
  assert(reason(⟦132015⟧).startsWith('Template'));
}
