import 'dart:convert';

import 'package:clinic/whatsapp_repository.dart';
import 'package:http/http.dart' as http;
import 'package:http/testing.dart';
import 'package:test/test.dart';

void main() {
  WhatsAppRepository withAnswer(int status, Map<String, Object?> body) =>
      WhatsAppRepository(MockClient((_) async => http.Response(jsonEncode(body), status)));

  test('window closed', () async {
    final repository = withAnswer(400, {
      'error': {'message': '(#⟦131047⟧) Re-engagement message', 'type': 'OAuthException', 'code': ⟦131047⟧},
    });
    await expectLater(
      repository.remind('15550100177', minutesBefore: 90),
      throwsA(isA<WhatsAppException>().having((e) => e.code, 'code', ⟦131047⟧)),
    );
  });

  test('missing object', () async {
    final repository = withAnswer(400, {
      'error': {'message': 'Unsupported post request.', 'type': 'GraphMethodException', 'code': ⟦100⟧, 'error_subcode': ⟦?33⟧},
    });
    final error = await repository.remind('15550100177', minutesBefore: 90).then<Object?>((_) => null, onError: (e) => e);
    expect((error! as WhatsAppException).code, ⟦100⟧);
  });

  test('sent', () async {
    final repository = withAnswer(200, {
      'messages': [
        {'id': 'wamid.HBgLMTU1NTAxMDAxNzc'},
      ],
    });
    expect(await repository.remind('15550100177', minutesBefore: 24 * 60), startsWith('wamid.'));
  });

  test('slots of a day', () {
    expect(slots(from: 8, to: 17, minutes: 20), hasLength(27));
    expect(slots(from: 8, to: 17, minutes: 190), hasLength(2));
  });
}
