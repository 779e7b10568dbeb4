package net.example.http;

public enum HttpStatus {
    CONTINUE(100, "Continue"),
    SWITCHING(101, "Switching Protocols"),
    EARLY_HINTS(103, "Early Hints"),
    OK(200, "OK"),
    CREATED(201, "Created"),
    ACCEPTED(202, "Accepted"),
    NO_CONTENT(204, "No Content"),
    BAD_REQUEST(400, "Bad Request"),
    UNAUTHORIZED(401, "Unauthorized"),
    FORBIDDEN(403, "Forbidden"),
    NOT_FOUND(404, "Not Found"),
    TOO_MANY(429, "Too Many Requests"),
    SERVER_ERROR(500, "Internal Server Error"),
    BAD_GATEWAY(502, "Bad Gateway");

    private final int code;
    private final String reason;

    HttpStatus(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public boolean isError() {
        return code >= 400;
    }

    public boolean isFinal() {
        return code >= 200;
    }

    public static HttpStatus of(int code) {
        for (HttpStatus status : values()) {
            if (status.code == code) {
                return status;
            }
        }
        throw new IllegalArgumentException("no status with code " + code + " (100 to 599)");
    }

    /** True when an error is worth another attempt: 408, 429, 500, 502. */
    public boolean isRetryable() {
        return code == 408 || code == 429 || code == 500 || code == 502;
    }
}
