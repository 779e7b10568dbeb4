package com.example.frame;

import java.util.HashMap;
import java.util.Map;

/** Texts for what the WhatsApp API answers. */
final class Hints {
  private static final Map<Integer, String> BY_CODE = new HashMap<>();
  private static final Map<Integer, String> SIZE_NAMES = Map.of(100, "small", 190, "middle", 200, "large");

  static {
    BY_CODE.put(⟦2⟧, "Meta is down");
    BY_CODE.put(⟦4⟧, "Too many calls");
    BY_CODE.put(⟦100⟧, "Wrong parameter");
    BY_CODE.put(⟦131005⟧, "No access");
    BY_CODE.put(⟦131026⟧, "Cannot be reached");
    BY_CODE.put(⟦131047⟧, "Window closed");
    BY_CODE.put(⟦132012⟧, "Parameter of the template has the wrong form");
  }

  static final Map<Integer, Integer> WAITS = Map.ofEntries(
      Map.entry(⟦130429⟧, 4),
      Map.entry(⟦131048⟧, 86_400),
      Map.entry(⟦131056⟧, 10));

  static String text(int code) {
    return BY_CODE.getOrDefault(code, "Error " + code);
  }

  static String size(int width) {
    return SIZE_NAMES.getOrDefault(width, "other");
  }
}
