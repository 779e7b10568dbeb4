<?php

return [
    'template sent' => [
        'status' => 200,
        'body' => ['messaging_product' => 'whatsapp', 'contacts' => [['wa_id' => '15550100123']], 'messages' => [['id' => 'wamid.HBgL190']]],
    ],
    'expired' => [
        'status' => 401,
        'body' => ['error' => ['message' => 'Session has expired', 'type' => 'OAuthException', 'code' => ⟦190⟧, 'error_subcode' => 463, 'fbtrace_id' => 'A190']],
    ],
    'parameter' => [
        'status' => 400,
        'body' => [
            'error' => [
                'message' => '(#⟦100⟧) The parameter to is required.',
                'type' => 'OAuthException',
                'code' => ⟦100⟧,
                'fbtrace_id' => 'A100',
            ],
        ],
    ],
    'failed later' => [
        'status' => 200,
        'body' => ['statuses' => [['status' => 'failed', 'errors' => [['code' => ⟦131031⟧, 'title' => 'Account has been locked']]]]],
    ],
    'shipping' => [
        'status' => 200,
        'body' => ['postal' => ['code' => 13104, 'zone' => 4], 'parcel' => ['weight' => 190, 'height' => 33, 'depth' => 10], 'price' => 4.10],
    ],
];
