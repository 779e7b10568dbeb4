<?php

namespace Tests\Unit\WhatsApp;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Tienda\Mensajes\WhatsApp\ErrorClassifier;

class ErrorClassifierTest extends TestCase
{
    public static function permanentCodes(): array
    {
        return [[⟦131026⟧], [⟦131047⟧], [⟦131051⟧], [⟦132001⟧], [⟦133010⟧]];
    }

    public static function throttles(): iterable
    {
        yield 'app limit' => [⟦4⟧];
        yield 'account limit' => [⟦80007⟧];
        yield 'throughput' => [⟦130429⟧];
        yield 'pair' => [⟦131056⟧];
    }

    #[DataProvider('permanentCodes')]
    public function testGivesUp(int $code): void
    {
        $this->assertFalse((new ErrorClassifier())->shouldRetry($code));
    }

    #[DataProvider('throttles')]
    public function testWaits(int $code): void
    {
        $this->assertTrue((new ErrorClassifier())->shouldRetry($code, 400));
    }

    public function testPages(): void
    {
        $this->assertSame(2, (new ErrorClassifier())->pages(190));
        $this->assertSame(1, (new ErrorClassifier())->pages(100));
    }
}
