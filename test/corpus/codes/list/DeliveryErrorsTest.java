package com.example.courier.whatsapp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryErrorsTest {

  @ParameterizedTest
  @ValueSource(ints = {⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131056⟧})
  void throttled(int code) {
    assertTrue(DeliveryErrors.isThrottled(code));
  }

  @ParameterizedTest
  @CsvSource({"⟦131047⟧,true", "⟦470⟧,true", "⟦131026⟧,false", "⟦100⟧,false"})
  void window(int code, boolean expected) {
    assertEquals(expected, DeliveryErrors.isWindow(code));
  }

  @Test
  void accountCodes() {
    assertTrue(DeliveryErrors.isAccount(⟦131031⟧));
    assertTrue(DeliveryErrors.isAccount(⟦131042⟧));
    assertFalse(DeliveryErrors.isAccount(⟦131026⟧));
  }

  @Test
  void waits() {
    assertEquals(1, DeliveryErrors.waitBefore(0).toSeconds());
    assertEquals(4, DeliveryErrors.waitBefore(1).toSeconds());
    assertEquals(16, DeliveryErrors.waitBefore(2).toSeconds());
  }
}
