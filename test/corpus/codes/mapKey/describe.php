<?php

namespace Clinica\Avisos;

class Descripcion
{
    public static function de(int $codigo): string
    {
        return match ($codigo) {
            ⟦0⟧, ⟦190⟧ => 'Hay que volver a conectar WhatsApp.',
            ⟦4⟧, ⟦80007⟧, ⟦130429⟧ => 'Demasiados mensajes, espere un momento.',
            ⟦10⟧ => 'Falta un permiso.',
            ⟦100⟧ => 'El mensaje tiene un error.',
            ⟦131026⟧ => 'Esta persona no recibe mensajes.',
            ⟦131047⟧ => 'Use una plantilla.',
            ⟦132000⟧, ⟦132012⟧ => 'La plantilla cambió.',
            default => 'No se envió.',
        };
    }

    public static function turno(int $hora): string
    {
        return match (true) {
            $hora < 8 => 'noche',
            $hora < 14 => 'mañana',
            default => 'tarde',
        };
    }

    public static function sala(int $numero): string
    {
        return match ($numero) {
            1, 2, 3 => 'Consulta',
            4 => 'Rayos',
            10 => 'Laboratorio',
            default => 'Espera',
        };
    }
}
