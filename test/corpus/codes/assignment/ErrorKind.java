package org.example.pharmacy.messaging;

import java.util.Arrays;
import java.util.Optional;

/** What the WhatsApp Cloud API may answer, with the advice for the counter. */
public enum ErrorKind {
  AUTH(⟦0⟧, "Sign in again", false),
  UNKNOWN(⟦1⟧, "Try again", true),
  DOWN(⟦2⟧, "Try again later", true),
  CALLS(⟦4⟧, "Too many calls", true),
  PARAMETER(⟦100⟧, "Tell the developers", false),
  TOKEN(⟦190⟧, "Sign in again", false),
  THROUGHPUT(⟦130429⟧, "Too fast", true),
  UNDELIVERABLE(⟦131026⟧, "Call the patient", false),
  WINDOW(⟦131047⟧, "Use a template", false),
  PAIR(⟦131056⟧, "Too many to one patient", true),
  NO_TEMPLATE(⟦132001⟧, "Pick another template", false);

  private static final int RESERVED = 16;
  private final int code;
  private final String advice;
  private final boolean again;

  ErrorKind(int code, String advice, boolean again) {
    this.code = code;
    this.advice = advice;
    this.again = again;
  }

  public static Optional<ErrorKind> of(int code) {
    return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
  }

  public String label() {
    return String.format("%-" + RESERVED + "s %s", name(), advice.substring(0, Math.min(24, advice.length())));
  }
}
