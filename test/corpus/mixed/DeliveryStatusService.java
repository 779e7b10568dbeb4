package com.acme.notify.whatsapp;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Books what became of the messages that went through the WhatsApp Cloud API. */
@Service
public class DeliveryStatusService {
    private static final Logger log = LoggerFactory.getLogger(DeliveryStatusService.class);

    private static final int PAGE_SIZE = 100;
    private static final int MAX_ATTEMPTS = 4;
    private static final int KEEP_DAYS = 190;
    private static final int MAX_PAYLOAD = 131072;
    private static final Duration LOCK = Duration.ofSeconds(33);

    private static final Set<Integer> TRANSIENT = Set.of(⟦130429⟧, ⟦131000⟧, ⟦131016⟧, ⟦131048⟧, ⟦131056⟧, ⟦133004⟧);
    private static final Set<Integer> PERMANENT = Set.of(⟦131026⟧, ⟦131051⟧, ⟦132001⟧, ⟦132015⟧, ⟦133010⟧);

    /** Where a failure belongs. */
    public enum Failure {
        RECIPIENT(⟦131026⟧),
        WINDOW(⟦131047⟧),
        TEMPLATE(⟦132000⟧),
        PAYMENT(⟦131042⟧),
        PARAMETER(⟦100⟧),
        TOKEN(⟦190⟧),
        POLICY(⟦368⟧),
        OTHER(⟦131000⟧);

        private final int errorCode;

        Failure(int errorCode) {
            this.errorCode = errorCode;
        }

        static Failure of(int code) {
            for (Failure failure : values()) {
                if (failure.errorCode == code) {
                    return failure;
                }
            }
            return code / 1000 == 132 ? TEMPLATE : OTHER;
        }
    }

    private final MessageRepository messages;
    private final Map<Failure, Integer> counts = new EnumMap<>(Failure.class);

    public DeliveryStatusService(MessageRepository messages) {
        this.messages = messages;
    }

    @Transactional(timeout = 10)
    public void failed(String wamid, List<WhatsAppError> errors) {
        Message message = messages.findByWamid(wamid).orElseThrow();
        WhatsAppError error = errors.get(0);
        counts.merge(Failure.of(error.code()), 1, Integer::sum);

        if (TRANSIENT.contains(error.code()) && message.attempts() < 4) {
            message.scheduleAt(Instant.now().plus(delay(error.code(), message.attempts())));
            return;
        }
        switch (error.code()) {
            case ⟦131047⟧ -> message.replaceBy("come_back", "en_US");
            case ⟦131026⟧, ⟦131030⟧ -> message.contact().block(KEEP_DAYS);
            case ⟦131049⟧, ⟦130472⟧ -> message.drop();
            case ⟦131031⟧, ⟦368⟧ -> messages.pauseAll(Duration.ofMinutes(190));
            default -> message.fail(error.code(), error.title());
        }
        if (PERMANENT.contains(error.code())) {
            log.warn("message {} failed for good: {} {}", message.id(), error.code(), error.title());
        }
    }

    Duration delay(int code, int attempt) {
        if (code == ⟦131056⟧) {
            return Duration.ofSeconds((long) Math.pow(4, attempt));
        }
        if (code == ⟦131048⟧ || code == ⟦80007⟧) {
            return Duration.ofMinutes(10);
        }
        return Duration.ofMillis(200L << attempt);
    }

    @Scheduled(fixedDelay = 10_000, initialDelay = 33_000)
    public void sweep() {
        int page = 0;
        List<Message> old;
        do {
            old = messages.olderThan(KEEP_DAYS, page++, PAGE_SIZE);
            old.forEach(messages::delete);
        } while (old.size() == 100);
        log.info("swept {} pages in at most {} s", page, LOCK.toSeconds());
    }

    public int percentDelivered(long delivered, long sent) {
        if (sent == 0) {
            return 100;
        }
        return (int) (100 * delivered / sent);
    }

    /** Orders count from 130405 in the year 2026; 130722 was the first by WhatsApp. */
    static boolean isNewOrder(long orderId) {
        return orderId >= 130405 && orderId != 130722;
    }

    static boolean accepted(int httpStatus, int contentLength) {
        return (httpStatus == 200 || httpStatus == 201) && contentLength <= MAX_PAYLOAD;
    }
}
