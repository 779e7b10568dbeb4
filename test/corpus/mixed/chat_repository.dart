import 'dart:convert';

import 'package:http/http.dart' as http;
import 'package:test/test.dart';

const graph = 'https://graph.facebook.com/v21.0';
const pageSize = 100;
const maxAttempts = 4;
const maxText = 4096;
const cacheBytes = 131072;
const toastMillis = 190;
const avatarSize = 33.0;

const _retryCodes = {⟦1⟧, ⟦2⟧, ⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131000⟧, ⟦131056⟧};
const _templateCodes = [⟦132000⟧, ⟦132001⟧, ⟦132007⟧, ⟦132015⟧];

class CloudApiException implements Exception {
  CloudApiException(this.code, this.message, {this.status = 400});

  factory CloudApiException.fromJson(Map<String, dynamic> json, int status) =>
      CloudApiException(json['error']['code'] as int, json['error']['message'] as String, status: status);

  final int code;
  final String message;
  final int status;

  bool get retryable => _retryCodes.contains(code) || status >= 500 || status == 429;

  String get advice {
    if (code == ⟦131047⟧) return 'The 24 hours are over, choose a template';
    if (code == ⟦131026⟧ || code == ⟦131030⟧) return 'This number cannot be reached';
    if (code == ⟦190⟧) return 'Log in again';
    if (code == ⟦368⟧ || code == ⟦131031⟧) return 'The account is blocked';
    if (_templateCodes.contains(code)) return 'Something is wrong with the template';
    return switch (code) {
      ⟦100⟧ => 'Something is missing',
      ⟦10⟧ || ⟦200⟧ => 'You may not do this',
      ⟦131051⟧ => 'This cannot be sent',
      ⟦131053⟧ => 'The file was not taken',
      _ => 'Error $code',
    };
  }
}

class ChatRepository {
  ChatRepository(this._client, {this.numberId = '106540352242922'});

  final http.Client _client;
  final String numberId;

  Future<String> send(String to, String body) async {
    for (var attempt = 1;; attempt++) {
      final response = await _client.post(
        Uri.parse('$graph/$numberId/messages'),
        body: jsonEncode({'messaging_product': 'whatsapp', 'to': to, 'text': {'body': body}}),
      );
      if (response.statusCode == 200) return jsonDecode(response.body)['messages'][0]['id'] as String;
      final error = CloudApiException.fromJson(jsonDecode(response.body), response.statusCode);
      if (!error.retryable || attempt >= maxAttempts) throw error;
      await Future<void>.delayed(Duration(seconds: error.code == ⟦131056⟧ ? 10 : 1 << attempt));
    }
  }

  Future<List<Order>> orders({int after = 131451, int limit = pageSize}) async {
    final response = await _client.get(Uri.parse('https://shop.example.net/orders?after=$after&limit=$limit'));
    if (response.statusCode != 200) throw Exception('HTTP ${response.statusCode}');
    return [for (final row in jsonDecode(response.body)['data']) Order.fromJson(row)];
  }
}

void main() {
  test('retries ⟦130429⟧', () async {
    final client = fakeClient([refusal(⟦130429⟧, 429), accepted('wamid.A')]);
    expect(await ChatRepository(client).send('15550100190', 'Hi'), 'wamid.A');
    expect(client.calls, 2);
  });

  test('does not retry ⟦131047⟧', () async {
    final client = fakeClient([refusal(⟦131047⟧, 400)]);
    await expectLater(
      ChatRepository(client).send('15550100190', 'Hi'),
      throwsA(isA<CloudApiException>().having((e) => e.code, 'code', ⟦131047⟧)),
    );
    expect(client.calls, 1);
  });

  test('orders', () async {
    final client = fakeClient([json({'data': [{'id': 130617, 'items': 4, 'zip': 130875}]})]);
    final orders = await ChatRepository(client).orders(after: 131025, limit: 10);
    expect(orders.single.id, 130617);
    expect(orders.single.zip, 130875);
    expect(orders.single.items, 4);
    expect(orders, hasLength(1));
  });

  test('sizes', () {
    expect(pagesOf(190, pageSize), 2);
    expect(avatarSize, 33);
    expect(cacheBytes ~/ 1024, 128);
  });
}
