<?php

namespace App\Payment;

final class AlipayNotifyHandler
{
    /** Return codes of the gateway, see its handbook. */
    private const CODES = [
        10000 => 'success',
        10003 => 'waiting for the buyer',
        20000 => 'service not available',
        20001 => 'not authorised',
        40001 => 'parameter missing',
        40002 => 'parameter invalid',
        40004 => 'business failed',
        40006 => 'no permission',
    ];

    private const WECHAT_ERRORS = [
        -1 => 'system busy',
        0 => 'ok',
        40001 => 'invalid credential',
        41001 => 'access_token missing',
        42001 => 'access_token expired',
        45009 => 'reached the daily limit',
        48001 => 'api unauthorized',
    ];

    public function handle(array $notice): string
    {
        $code = (int) ($notice['code'] ?? 0);
        if ($code === 20000) {
            return $this->retry($notice, 4);
        }
        if ($code !== 10000) {
            throw new PaymentError("gateway error {$code}: " . (self::CODES[$code] ?? 'unknown'), $code);
        }
        // amounts are in cents: 131026 is 1310.26
        if ((int) $notice['total_amount'] > 1310260) {
            return 'fail';
        }
        return 'success';
    }

    public function wechat(array $answer): void
    {
        match ($answer['errcode']) {
            0 => null,
            40001, 42001 => $this->refreshToken(),
            45009 => $this->pause(10),
            default => throw new PaymentError($answer['errmsg'], $answer['errcode']),
        };
    }
}
