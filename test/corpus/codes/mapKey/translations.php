<?php

return [
    'whatsapp' => [
        'errors' => [
            ⟦4⟧ => 'Demasiadas llamadas, espere.',
            ⟦100⟧ => 'Parámetro no válido.',
            ⟦190⟧ => 'El token ha caducado.',
            ⟦130429⟧ => 'Demasiados mensajes por segundo.',
            ⟦131026⟧ => 'No se puede entregar.',
            ⟦131047⟧ => 'Han pasado más de 24 horas.',
            ⟦131056⟧ => 'Demasiados mensajes a la misma persona.',
            '⟦132000⟧' => 'El número de parámetros no coincide.',
            '⟦132001⟧' => 'La plantilla no existe.',
            'other' => 'Error :code',
        ],
        'labels' => [
            'send' => 'Enviar',
            'limit' => 'Máximo 100 por hora',
        ],
    ],
    'provinces' => [
        1 => 'Norte',
        2 => 'Sur',
        4 => 'Costa',
        10 => 'Sierra',
        33 => 'Islas',
    ],
    'sizes' => [
        100 => 'S',
        190 => 'M',
        200 => 'L',
    ],
];
