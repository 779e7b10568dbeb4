package com.example.courier.whatsapp;

import java.time.Duration;
import java.util.List;
import java.util.Set;

public final class DeliveryErrors {
  private static final int CONNECT_TIMEOUT_MS = 10_000;
  private static final int POOL_SIZE = 33;

  static final Set<Integer> THROTTLED = Set.of(⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧, ⟦133016⟧);
  static final List<Integer> TEMPLATE = List.of(⟦132000⟧, ⟦132001⟧, ⟦132005⟧, ⟦132007⟧, ⟦132012⟧, ⟦132015⟧, ⟦132016⟧);
  private static final int[] ACCOUNT = {⟦131031⟧, ⟦131042⟧, ⟦131045⟧, ⟦133010⟧};

  private DeliveryErrors() {}

  public static boolean isThrottled(int code) {
    return THROTTLED.contains(code);
  }

  public static boolean isWindow(int code) {
    return List.of(⟦131047⟧, ⟦470⟧).contains(code);
  }

  /** Seconds between tries: 1, 4, 16. */
  public static Duration waitBefore(int attempt) {
    return Duration.ofSeconds((long) Math.pow(4, attempt));
  }

  public static boolean isAccount(int code) {
    for (int one : ACCOUNT) {
      if (one == code) return true;
    }
    return false;
  }
}
