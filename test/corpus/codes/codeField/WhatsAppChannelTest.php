<?php

namespace Tests\Feature\Notifications;

use App\Models\Booking;
use App\Notifications\BookingConfirmed;
use Illuminate\Foundation\Testing\RefreshDatabase;
use Illuminate\Support\Facades\Http;
use Tests\TestCase;

class WhatsAppChannelTest extends TestCase
{
    use RefreshDatabase;

    public function test_it_stores_the_reason(): void
    {
        Http::fake([
            'graph.facebook.com/*' => Http::response([
                'error' => [
                    'message' => '(#⟦131030⟧) Recipient phone number not in allowed list',
                    'type' => 'OAuthException',
                    'code' => ⟦131030⟧,
                    'fbtrace_id' => 'AnV2b1',
                ],
            ], 400),
        ]);

        $booking = Booking::factory()->create(['id' => 4711, 'guests' => 4, 'price' => 190.00]);
        $booking->notify(new BookingConfirmed());

        $this->assertDatabaseHas('failed_notifications', [
            'booking_id' => 4711,
            'channel' => 'whatsapp',
            'error_code' => ⟦131030⟧,
            'http_status' => 400,
        ]);
        Http::assertSentCount(1);
    }

    public function test_it_asks_for_a_new_token(): void
    {
        Http::fake(['graph.facebook.com/*' => Http::response(['error' => ['code' => ⟦190⟧, 'type' => 'OAuthException', 'message' => 'expired']], 401)]);

        Booking::factory()->count(3)->create()->each->notify(new BookingConfirmed());

        $this->assertSame('⟦190⟧', cache('whatsapp.last_error_code'));
        Http::assertSentCount(1);
        $this->travel(15)->minutes();
        $this->assertNull(cache('whatsapp.pause'));
    }

    public function test_throttling_is_put_off(): void
    {
        Http::fakeSequence()
            ->push(['error' => ['code' => ⟦80007⟧, 'message' => 'Rate limit issues']], 400)
            ->push(['messages' => [['id' => 'wamid.HBgLMTU1']]], 200);

        $this->artisan('notify:flush --limit=100')->assertExitCode(0);
        $this->assertDatabaseCount('failed_notifications', 0);
    }
}
