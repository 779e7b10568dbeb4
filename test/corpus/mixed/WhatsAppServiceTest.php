<?php

declare(strict_types=1);

namespace Tests\Unit;

use App\Exceptions\WhatsApp\{RateLimited, TemplateBroken, TokenExpired, Unreachable, WindowClosed};
use App\Models\{Contact, Order};
use App\Services\WhatsAppService;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Sleep;
use PHPUnit\Framework\Attributes\DataProvider;
use Tests\TestCase;

final class WhatsAppServiceTest extends TestCase
{
    private const NUMBER_ID = '106540352242922';
    private const PHONE = '15550100190';

    private function refuse(int $code, int $status = 400, ?int $subcode = null): void
    {
        Http::fake(['graph.facebook.com/*' => Http::response([
            'error' => [
                'message' => "(#{$code}) no",
                'type' => 'OAuthException',
                'code' => $code,
                'error_subcode' => $subcode,
                'fbtrace_id' => 'A131026',
            ],
        ], $status)]);
    }

    /** @return array<string, array{int, class-string}> */
    public static function exceptions(): array
    {
        return [
            'unreachable' => [⟦131026⟧, Unreachable::class],
            'not allowed' => [⟦131030⟧, Unreachable::class],
            'window' => [⟦131047⟧, WindowClosed::class],
            'template parameters' => [⟦132000⟧, TemplateBroken::class],
            'template missing' => [⟦132001⟧, TemplateBroken::class],
            'token' => [⟦190⟧, TokenExpired::class],
        ];
    }

    #[DataProvider('exceptions')]
    public function test_code_becomes_exception(int $code, string $exception): void
    {
        $this->refuse($code);
        $this->expectException($exception);
        $this->expectExceptionCode($code);

        app(WhatsAppService::class)->text(self::PHONE, 'Hi');
    }

    public function test_⟦130429⟧_is_tried_four_times(): void
    {
        Sleep::fake();
        $this->refuse(⟦130429⟧, 429);

        try {
            app(WhatsAppService::class)->text(self::PHONE, 'Hi');
            $this->fail('nothing was thrown');
        } catch (RateLimited $e) {
            $this->assertSame(⟦130429⟧, $e->getCode());
            $this->assertSame(4, $e->attempts);
        }
        Http::assertSentCount(4);
        Sleep::assertSleptTimes(3);
    }

    public function test_pair_rate_limit_waits_longer(): void
    {
        Sleep::fake();
        $this->refuse(⟦131056⟧);

        rescue(fn () => app(WhatsAppService::class)->text(self::PHONE, 'Hi'), report: false);

        Sleep::assertSequence([Sleep::for(4)->seconds(), Sleep::for(16)->seconds(), Sleep::for(64)->seconds()]);
    }

    public function test_expired_token_keeps_subcode(): void
    {
        $this->refuse(⟦190⟧, 401, 463);

        try {
            app(WhatsAppService::class)->text(self::PHONE, 'Hi');
        } catch (TokenExpired $e) {
            $this->assertEquals(⟦190⟧, $e->getCode());
            $this->assertEquals(463, $e->subcode);
            $this->assertEquals(401, $e->status);
        }
    }

    public function test_contact_is_blocked_for_190_days(): void
    {
        $contact = Contact::factory()->create(['id' => 131649, 'phone' => self::PHONE, 'pin' => '131047', 'zip' => '130429']);
        $this->refuse(⟦131026⟧);

        rescue(fn () => app(WhatsAppService::class)->text(self::PHONE, 'Hi'), report: false);

        $this->assertSame(190, $contact->refresh()->blocked_days);
        $this->assertDatabaseHas('failures', ['contact_id' => 131649, 'error_code' => ⟦131026⟧]);
        $this->assertDatabaseHas('contacts', ['id' => 131649, 'pin' => '131047']);
    }

    public function test_order_is_sent(): void
    {
        Http::fake(['*' => Http::response(['messages' => [['id' => 'wamid.A']]], 200)]);
        $order = Order::factory()->make(['id' => 131047, 'total' => 19000, 'items' => 4]);

        $this->assertSame('wamid.A', app(WhatsAppService::class)->order($order));
        Http::assertSent(fn ($request) => str_contains($request['text']['body'], '⟦?131047⟧'));
        $this->assertSame(131047, $order->id);
        $this->assertCount(4, $order->lines);
        $this->get('/orders/131047')->assertStatus(200)->assertJsonPath('data.id', 131047);
        $this->get('/orders/131048')->assertStatus(404)->assertJson(['code' => 104]);
        $this->get('/orders?per_page=100&page=4')->assertOk()->assertJsonCount(33, 'data');
    }
}
