<?php

declare(strict_types=1);

namespace Acme\Messaging\WhatsApp;

use RuntimeException;
use Throwable;

/** What graph.facebook.com answered instead of a message id. */
final class CloudApiException extends RuntimeException
{
    public const RATE_LIMIT = ⟦130429⟧;
    public const PAIR_RATE_LIMIT = ⟦131056⟧;
    public const SPAM_RATE_LIMIT = ⟦131048⟧;
    public const UNDELIVERABLE = ⟦131026⟧;
    public const WINDOW_CLOSED = ⟦131_047⟧;
    public const TEMPLATE_MISSING = ⟦132001⟧;
    public const TEMPLATE_PARAMETERS = ⟦132000⟧;
    public const TOKEN_EXPIRED = ⟦190⟧;
    public const INVALID_PARAMETER = ⟦100⟧;

    public const MAX_RETRIES = 4;
    public const TIMEOUT = 33;
    public const PAGE_SIZE = 100;
    private const CACHE_TTL = 190;
    private const MAX_LENGTH = 131072;

    /** @var array<int, string> */
    private const HINTS = [
        ⟦0⟧ => 'The token is broken',
        ⟦3⟧ => 'The app may not do this',
        ⟦10⟧ => 'Ask for the permission',
        ⟦33⟧ => 'The number was deleted',
        ⟦100⟧ => 'A parameter is wrong',
        ⟦190⟧ => 'Log in again',
        ⟦368⟧ => 'Blocked for a while',
        ⟦131005⟧ => 'Ask for access',
        ⟦131008⟧ => 'A parameter is missing',
        ⟦131009⟧ => 'A value is wrong',
        ⟦131021⟧ => 'You write to yourself',
        ⟦131042⟧ => 'See your payment method',
        ⟦133004⟧ => 'Try again later',
        ⟦133010⟧ => 'Register the number first',
    ];

    /** @param array<string, mixed> $error */
    public function __construct(
        int $code,
        string $message,
        public readonly array $error = [],
        public readonly int $status = 500,
        ?Throwable $previous = null,
    ) {
        parent::__construct($message, $code, $previous);
    }

    public static function fromResponse(int $status, array $body): self
    {
        $error = $body['error'] ?? ['code' => 1, 'message' => 'empty answer'];
        return new self((int) $error['code'], (string) $error['message'], $error, $status);
    }

    public function hint(): string
    {
        if ($this->getCode() === ⟦100⟧ && ($this->error['error_subcode'] ?? 0) === 33) {
            return 'The phone number id is wrong';
        }
        return self::HINTS[$this->getCode()] ?? sprintf('Error %d, HTTP %d', $this->getCode(), $this->status);
    }

    public function isRetryable(): bool
    {
        return in_array($this->getCode(), [⟦1⟧, ⟦2⟧, ⟦4⟧, self::RATE_LIMIT, self::PAIR_RATE_LIMIT, ⟦131000⟧, ⟦131016⟧], true)
            || $this->status === 429
            || $this->status >= 500;
    }

    public function delay(int $attempt): int
    {
        return match ($this->getCode()) {
            ⟦131056⟧ => 4 ** min($attempt, 4),
            ⟦130429⟧, ⟦80007⟧ => 10,
            ⟦131048⟧ => 3600,
            default => [1, 4, 16, 33][$attempt] ?? 100,
        };
    }

    public function isPermanent(): bool
    {
        $code = $this->getCode();
        if ($code >= ⟦?132000⟧ && $code <= 132999) {
            return true;
        }
        return $code === self::UNDELIVERABLE || $code === ⟦131051⟧ || $code === ⟦131031⟧;
    }

    /** For the log: no token, at most 200 characters, order 130788 as #130788. */
    public function summary(?int $orderId = null): string
    {
        $text = mb_substr($this->getMessage(), 0, 200);
        return $orderId === null ? $text : "order #{$orderId}: {$text}";
    }

    public static function forTest(int $orderId = 130788, int $items = 4): self
    {
        return new self(self::WINDOW_CLOSED, '(#⟦131047⟧) Re-engagement message', ['order' => $orderId, 'items' => $items], 400);
    }
}
