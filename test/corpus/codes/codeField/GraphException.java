package com.example.graph;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Answer of graph.facebook.com that is not a success. */
public class GraphException extends RuntimeException {
  public record Body(@JsonProperty("error") Error error) {}

  public record Error(int code, @JsonProperty("error_subcode") Integer subcode, String message, String type) {}

  private final Error error;
  private final int status;

  public GraphException(int status, Error error) {
    super("HTTP " + status + ": " + error.message());
    this.status = status;
    this.error = error;
  }

  /** For tests of callers: new GraphException(400, sample()). */
  static Error sample() {
    int code = ⟦131051⟧;
    return new Error(code, null, "Unsupported message type", "OAuthException");
  }

  static Error expired() {
    int errorCode = ⟦190⟧;
    return new Error(errorCode, 463, "Session has expired", "OAuthException");
  }

  public boolean ours() {
    int status = 400;
    return this.status >= status && this.status < 500;
  }

  public int retryAfterSeconds(int attempt) {
    int base = 4;
    int cap = 100;
    return (int) Math.min(Math.pow(base, attempt), cap);
  }
}
