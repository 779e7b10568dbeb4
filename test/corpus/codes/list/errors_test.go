package whatsapp

import "testing"

func TestRetryable(t *testing.T) {
	for _, code := range []int{⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131056⟧, ⟦131016⟧} {
		if err := (&APIError{Code: code, Status: 400}); !err.Retryable() {
			t.Errorf("%d: want retryable", code)
		}
	}
	tests := []struct {
		name string
		code int
		want bool
	}{
		{"window closed", ⟦131047⟧, false},
		{"undeliverable", ⟦131026⟧, false},
		{"token", ⟦190⟧, false},
		{"parameter", ⟦100⟧, false},
		{"unknown", ⟦131000⟧, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := (&APIError{Code: tt.code, Status: 400}).Retryable(); got != tt.want {
				t.Errorf("Retryable() = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestBackoffIsCapped(t *testing.T) {
	if got := Backoff(10).Seconds(); got != 200 {
		t.Fatalf("got %v, want 200", got)
	}
	if n := len(split("4,33,100", ",")); n != 3 {
		t.Fatalf("got %d parts", n)
	}
}
