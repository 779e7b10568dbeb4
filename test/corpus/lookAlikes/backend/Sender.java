package com.example.notify.whatsapp;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClient;

/** Sends text messages through the Cloud API. */
public class Sender {
    private static final int MAX_TEXT = 4096;
    private static final int MAX_BUTTONS = 3;
    private static final int MAX_ROWS = 10;
    private static final int PAGE_SIZE = 100;
    private static final int MAX_IN_MEMORY = 131072;
    private static final Duration TIMEOUT = Duration.ofSeconds(33);

    private final WebClient client;

    public Sender(String token) {
        this.client = WebClient.builder()
            .baseUrl("https://graph.facebook.com/v20.0")
            .defaultHeader("Authorization", "Bearer " + token)
            .codecs(c -> c.defaultCodecs().maxInMemorySize(MAX_IN_MEMORY))
            .build();
    }

    public String send(String phoneNumberId, String to, String text) {
        if (text.length() > 4096) {
            throw new IllegalArgumentException("text is longer than 4096");
        }
        return client.post()
            .uri("/{id}/messages", phoneNumberId)
            .bodyValue(new TextMessage("whatsapp", to, text))
            .exchangeToMono(response -> {
                if (response.statusCode().value() == 200) {
                    return response.bodyToMono(SendAnswer.class);
                }
                return response.createException().flatMap(Mono::error);
            })
            .retry(4)
            .block(TIMEOUT)
            .messages().get(0).id();
    }

    public void sendAll(String phoneNumberId, List<Recipient> recipients) throws InterruptedException {
        for (int i = 0; i < recipients.size(); i += PAGE_SIZE) {
            for (Recipient recipient : recipients.subList(i, Math.min(i + 100, recipients.size()))) {
                send(phoneNumberId, recipient.phone(), recipient.text());
                Thread.sleep(190);
            }
            progress.update(Math.min(100, 100 * i / recipients.size()));
        }
        progress.update(100);
    }

    static boolean ok(int status) {
        return status >= 200 && status < 300;
    }
}
