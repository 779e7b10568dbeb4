<?php

use App\Models\Order;
use function Pest\Laravel\postJson;

beforeEach(function () {
    Http::fake([
        'graph.facebook.com/v20.0/*/messages' => Http::response([
            'messaging_product' => 'whatsapp',
            'contacts' => [['input' => '+15550100190', 'wa_id' => '15550100190']],
            'messages' => [['id' => 'wamid.HBgLMTU1NTAxMDAxOTAVAgARGBI=']],
        ], 200),
    ]);
    $this->order = Order::factory()->create(['id' => 131047, 'total' => 19000, 'items' => 4]);
});

it('tells the customer that the order is on its way', function () {
    postJson('/hooks/orders', ['order_id' => 131047, 'state_code' => 4])
        ->assertStatus(200)
        ->assertJson(['code' => 0, 'order' => 131047]);

    expect($this->order->refresh()->notified)->toBeTrue();
    expect(Http::recorded())->toHaveCount(1);
});

it('closes the order', function () {
    postJson('/hooks/orders', ['order_id' => 131047, 'state_code' => 100])->assertStatus(204);
});

it('refuses unknown states', function (int $state) {
    postJson('/hooks/orders', ['order_id' => 131047, 'state_code' => $state])
        ->assertStatus(422)
        ->assertJsonPath('code', 100);
})->with([0, 17, 190, 368]);

it('answers 404 for an order that does not exist', function () {
    postJson('/hooks/orders', ['order_id' => 131048, 'state_code' => 4])
        ->assertStatus(404)
        ->assertJsonPath('code', 104);
});

it('shows the order in the message', function () {
    $body = (new OrderMessage($this->order))->toArray();
    expect($body['template']['components'][0]['parameters'][0]['text'])->toBe('131047');
    expect($body['template']['language']['code'])->toBe('en');
    expect(strlen($body['to']))->toBe(11);
});
