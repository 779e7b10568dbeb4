package wa

import (
	"net/http/httptest"
	"testing"
)

func TestTitle(t *testing.T) {
	want := map[int]string{
		⟦190⟧:    "Access token has expired (⟦190⟧)",
		⟦131052⟧: "Media download error (⟦131052⟧)",
		⟦132069⟧: "Flow is throttled (⟦132069⟧)",
		999999: "unknown",
	}
	for code, text := range want {
		if got := title(code); got != text {
			t.Errorf("title(%d) = %q, want %q", code, got, text)
		}
	}
}

func TestSeats(t *testing.T) {
	if seats[4] != 100 {
		t.Errorf("seats[4] = %d, want 100", seats[4])
	}
	rec := httptest.NewRecorder()
	Hook(rec, httptest.NewRequest("GET", "/hook?page=10&limit=190", nil))
	if rec.Code != 200 {
		t.Errorf("status %d, want 200", rec.Code)
	}
}
