<?php

namespace App\Jobs;

use App\Models\Message;
use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Support\Facades\Http;

class SendWhatsApp implements ShouldQueue
{
    use Queueable;

    public $tries = 4;
    public $timeout = 100;

    public function __construct(private Message $message) {}

    public function handle(): void
    {
        $response = Http::withToken(config('services.whatsapp.token'))
            ->timeout(10)
            ->post('https://graph.facebook.com/v21.0/' . config('services.whatsapp.phone_number_id') . '/messages', $this->message->payload());

        if ($response->status() === 200) {
            $this->message->update(['state' => 4, 'wamid' => $response->json('messages.0.id')]);
            return;
        }

        $this->message->update([
            'error_code' => $response->json('error.code', ⟦?1⟧),
            'error' => $response->json('error.message'),
        ]);

        $known = ['code' => ⟦131047⟧, 'action' => 'template'];
        $other = ['code' => ⟦131026⟧, 'action' => 'call'];
        if ($response->json('error.code') === $known['code']) {
            $this->message->switchToTemplate('hello_190', columns: 4);
        }
        if ((string) $response->json('error.code') === (string) $other['code']) {
            $this->release(100);
        }
    }
}
