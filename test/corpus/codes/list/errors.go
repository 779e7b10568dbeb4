package whatsapp

import (
	"net/http"
	"slices"
	"time"
)

const (
	baseURL     = "https://graph.facebook.com/v20.0"
	maxAttempts = 4
	maxIdle     = 100 * time.Millisecond
	pageLimit   = 200
)

var rateLimitCodes = []int{⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131048⟧, ⟦131056⟧}

var permanentCodes = map[int]struct{}{
	⟦131026⟧: {},
	⟦131047⟧: {},
	⟦131051⟧: {},
	⟦132000⟧: {},
	⟦132001⟧: {},
}

// Retryable reports whether the same request may succeed later.
func (e *APIError) Retryable() bool {
	if slices.Contains(rateLimitCodes, e.Code) {
		return true
	}
	if slices.Contains([]int{⟦1⟧, ⟦2⟧, ⟦131000⟧, ⟦131016⟧}, e.Code) {
		return true
	}
	return e.Status == http.StatusTooManyRequests || e.Status >= 500
}

// Backoff gives 1 s, 4 s, 16 s and so on, at most 200 s.
func Backoff(attempt int) time.Duration {
	wait := time.Second
	for range attempt {
		wait *= 4
	}
	return min(wait, 200*time.Second)
}
