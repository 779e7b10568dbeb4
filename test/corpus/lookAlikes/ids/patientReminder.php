<?php

declare(strict_types=1);

namespace Tests\Feature;

use App\Models\Patient;
use App\Services\WhatsAppService;
use Illuminate\Support\Facades\Http;
use Tests\TestCase;

final class PatientReminderTest extends TestCase
{
    public function test_reminder_is_sent_once(): void
    {
        Http::fake(['graph.facebook.com/*' => Http::response(['messages' => [['id' => 'wamid.HBgNNTUxMTkw']]], 200)]);

        $patient = Patient::factory()->create([
            'id' => 131026,
            'document' => '131047190',
            'pin' => '131056',
            'ward' => 4,
            'phone' => '5511900000190',
        ]);

        app(WhatsAppService::class)->remind($patient);
        app(WhatsAppService::class)->remind($patient);

        Http::assertSentCount(1);
        $this->assertDatabaseHas('reminders', ['patient_id' => 131026, 'attempts' => 1]);
        $this->assertDatabaseMissing('reminders', ['patient_id' => 131047]);
    }

    public function test_lists_patients_by_page(): void
    {
        Patient::factory()->count(33)->create();

        $this->getJson('/api/patients?page=2&per_page=10')
            ->assertStatus(200)
            ->assertJsonCount(10, 'data')
            ->assertJsonPath('meta.total', 33)
            ->assertJsonPath('meta.last_page', 4);

        $this->getJson('/api/patients/131031')->assertStatus(404);
        $this->postJson('/api/patients', ['pin' => '13'])->assertStatus(422);
    }
}
