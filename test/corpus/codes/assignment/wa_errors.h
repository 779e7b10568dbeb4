#ifndef WA_ERRORS_H
#define WA_ERRORS_H

/* Answers of the WhatsApp Cloud API that the terminal shows in words. */
#define WA_ERR_AUTH 0x00 /* not used any more, see WA_ERR_TOKEN */
#define WA_ERR_TOO_MANY_CALLS ⟦4⟧
#define WA_ERR_PARAMETER ⟦100⟧
#define WA_ERR_TOKEN ⟦190⟧
#define WA_ERR_RATE_LIMIT ⟦130429⟧
#define WA_ERR_UNDELIVERABLE ⟦131026⟧
#define WA_ERR_WINDOW ⟦131047⟧
#define WA_ERR_TEMPLATE ⟦132001⟧

#define DISPLAY_COLUMNS 40
#define DISPLAY_ROWS 4
#define BAUD_RATE 115200
#define RX_BUFFER 1024
#define TX_PIN 17
#define RX_PIN 18

typedef struct {
    int code;
    const char *text;
} wa_error_text;

static const wa_error_text wa_texts[] = {
    {WA_ERR_TOKEN, "sign in"},
    {⟦131026⟧, "unreachable"},
    {⟦131047⟧, "use template"},
    {⟦131053⟧, "bad picture"},
};

static const unsigned char glyph[8] = {0, 10, 31, 31, 14, 4, 0, 0};

#endif
