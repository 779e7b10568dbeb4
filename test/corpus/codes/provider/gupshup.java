package com.example.gupshup;

import java.util.Map;

/** What the callback of Gupshup says about a WhatsApp message, for instance {"type":"failed","payload":{"code":⟦1002⟧}}. */
public final class GupshupFailures {
  private static final String SEND = "https://api.gupshup.io/wa/api/v1/msg";
  private static final int TIMEOUT_MS = 1010;

  private static final Map<Integer, String> TEXTS = Map.of(
      ⟦1002⟧, "not on WhatsApp",
      ⟦1003⟧, "wallet is empty",
      ⟦1005⟧, "template does not match",
      ⟦1008⟧, "not opted in",
      ⟦1012⟧, "opted out",
      ⟦131047⟧, "window closed",
      ⟦131026⟧, "undeliverable");

  static String text(int code) {
    if (code == ⟦4001⟧) return "too fast";
    return TEXTS.getOrDefault(code, "error " + code);
  }

  static int page(int rows) {
    return rows / 100 + (rows % 100 == 0 ? 0 : 1);
  }

  static int year() {
    return 2010;
  }
}
