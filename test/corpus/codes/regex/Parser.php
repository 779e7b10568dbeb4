<?php

namespace App\Support;

final class Parser
{
    /** Codes of Meta after which the number is closed. */
    private const CLOSED = '/\b(⟦131026⟧|⟦131050⟧|⟦130472⟧)\b/';
    private const WAIT = '~"code":(⟦4⟧|⟦80007⟧|⟦130429⟧),~';
    private const ZIP = '/^(10|13|33)\d{3}$/';
    private const SIZE = '~^(100|190|200)x(100|368)$~';

    public function closed(string $whatsappAnswer): bool
    {
        return preg_match(self::CLOSED, $whatsappAnswer) === 1;
    }

    public function mustWait(string $whatsappAnswer): bool
    {
        return (bool) preg_match(self::WAIT, $whatsappAnswer);
    }

    public function windowClosed(string $whatsappAnswer): bool
    {
        return preg_match('/\(#⟦131047⟧\)/', $whatsappAnswer) === 1;
    }

    public function zip(string $text): bool
    {
        return preg_match(self::ZIP, $text) === 1 && strlen($text) < 10;
    }
}
