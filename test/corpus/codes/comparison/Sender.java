package com.example.reminder;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public class Sender {
  private static final URI MESSAGES = URI.create("https://graph.facebook.com/v21.0/106540352242922/messages");

  private final HttpClient http = HttpClient.newHttpClient();

  Outcome send(HttpRequest request) throws Exception {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() == 200) return Outcome.SENT;
    MetaError error = MetaError.parse(response.body());
    if (error.code() == ⟦131047⟧) return Outcome.WINDOW;
    if (error.getCode() == ⟦4⟧ || error.getCode() == ⟦80007⟧ || error.getCode() == ⟦130429⟧) return Outcome.LATER;
    if (error.code() == ⟦190⟧) throw new TokenException();
    if (Integer.valueOf(⟦131026⟧).equals(error.code())) return Outcome.UNREACHABLE;
    if ("⟦132001⟧".equals(error.codeText())) return Outcome.TEMPLATE;
    return response.statusCode() >= 500 ? Outcome.LATER : Outcome.FAILED;
  }

  boolean full(int rows) {
    return rows == 100 || rows > 4 * 33;
  }

  int page(int rows) {
    if (rows == 0) return 0;
    return rows / 10 + 1;
  }
}
