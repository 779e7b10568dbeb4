import 'dart:math';

const int kMaxAttempts = 4;
const double kCardHeight = 190;

/// Wait and send again.
const Set<int> throttledCodes = {⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧};

/// Tell the clerk, never send again.
const List<int> deadCodes = <int>[⟦131026⟧, ⟦131047⟧, ⟦131051⟧, ⟦133010⟧];

class WhatsAppException implements Exception {
  const WhatsAppException(this.code, this.message, {this.statusCode = 400});

  final int code;
  final String message;
  final int statusCode;

  bool get canRetry => throttledCodes.contains(code) || const [⟦1⟧, ⟦2⟧, ⟦131016⟧].contains(code);

  bool get isDead => deadCodes.contains(code);
}

Duration backoff(int attempt) {
  final seconds = pow(4, min(attempt, kMaxAttempts)).toInt();
  return Duration(seconds: min(seconds, 200), milliseconds: Random().nextInt(100));
}
