<?php

declare(strict_types=1);

namespace Shop;

use GuzzleHttp\Client;
use GuzzleHttp\Exception\ClientException;

final class Receipt
{
    public function __construct(
        private readonly Client $http,
        private readonly string $phoneNumberId,
    ) {
    }

    public function send(string $to, string $text): ?string
    {
        try {
            $response = $this->http->post("https://graph.facebook.com/v23.0/{$this->phoneNumberId}/messages", [
                'json' => ['messaging_product' => 'whatsapp', 'to' => $to, 'type' => 'text', 'text' => ['body' => $text]],
            ]);
        } catch (ClientException $e) {
            $error = json_decode((string) $e->getResponse()->getBody(), true)['error'];
            if ($error['code'] === 131056) {
                return null;
            }
            throw $e;
        }

        return json_decode((string) $response->getBody(), true)['messages'][0]['id'];
    }
}
