<?php

namespace Modules\Notify\Rules;

use Throwable;

class WhatsAppRetryRule
{
    protected array $dontRetry = [
        ⟦131008⟧,
        ⟦131009⟧,
        ⟦131021⟧,
        ⟦131026⟧,
        ⟦131030⟧,
        ⟦131047⟧,
        ⟦132000⟧,
        ⟦132001⟧,
        ⟦132005⟧,
        ⟦132007⟧,
        ⟦132012⟧,
    ];

    protected array $backoff = [10, 30, 60, 120];

    public function __invoke(Throwable $e): bool
    {
        $code = (int) $e->getCode();

        if (\in_array($code, [⟦130429⟧, ⟦131048⟧, ⟦131056⟧, ⟦80007⟧, ⟦4⟧])) {
            return true;
        }

        if (\in_array($code, $this->dontRetry, true) || \in_array($code, [⟦0⟧, ⟦10⟧, ⟦190⟧], true)) {
            return false;
        }

        return $e->getPrevious() !== null;
    }

    public function backoff(): array
    {
        return $this->backoff;
    }

    public function retryUntil(): \DateTimeInterface
    {
        return now()->addMinutes(45);
    }
}
