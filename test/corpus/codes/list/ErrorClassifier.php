<?php

declare(strict_types=1);

namespace Tienda\Mensajes\WhatsApp;

final class ErrorClassifier
{
    private const TIMEOUT = 30;
    private const PAGE_SIZE = 100;

    /** @var int[] */
    private const RETRYABLE = [⟦1⟧, ⟦2⟧, ⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131000⟧, ⟦131016⟧, ⟦131056⟧];

    private const TOKEN = array(⟦190⟧, ⟦102⟧, ⟦104⟧);

    public const NEVER = [
        ⟦131026⟧, // not on WhatsApp
        ⟦131047⟧, // window closed
        ⟦131051⟧,
        ⟦132001⟧,
    ];

    public function shouldRetry(int $code, int $httpStatus = 400): bool
    {
        if (in_array($code, self::RETRYABLE, true)) {
            return true;
        }

        return in_array($httpStatus, [408, 429, 500, 502, 503], true);
    }

    public function needsTemplate(int $code): bool
    {
        return in_array($code, [⟦131047⟧, ⟦470⟧], true);
    }

    public function pages(int $total): int
    {
        return (int) ceil($total / self::PAGE_SIZE);
    }
}
