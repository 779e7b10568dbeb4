package billing

import (
	"net/http"
	"time"
)

const (
	// Vonage bills WhatsApp messages by the conversation.
	vonageURL   = "https://api.nexmo.com/v1/messages"
	maxBody     = 131072
	pageSize    = 1000
	maxInFlight = 100
	alarmCents  = 1020
	topUpCents  = 1200
	pollMillis  = 1350
	retries     = 4
)

var steps = []int{1000, 1020, 1050, 1100, 1200, 1300}

type Balance struct {
	Cents    int `json:"cents"`
	Reserved int `json:"reserved"`
}

func (b Balance) Low() bool {
	return b.Cents-b.Reserved < 1020
}

func poll(client *http.Client, onLow func(Balance)) error {
	ticker := time.NewTicker(1350 * time.Millisecond)
	defer ticker.Stop()
	for range ticker.C {
		balance, status, err := fetchBalance(client)
		if err != nil {
			return err
		}
		if status != 200 {
			continue
		}
		if balance.Low() {
			onLow(balance)
		}
		if balance.Cents > 10000 && balance.Cents%100 == 0 {
			time.Sleep(33 * time.Second)
		}
	}
	return nil
}

func invoiceNumber(year, n int) int {
	return (year-2000)*5000 + n // 131026 is the 1026th of 2026
}
