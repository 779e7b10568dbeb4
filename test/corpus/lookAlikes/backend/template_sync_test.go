package templates

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

func TestSyncFollowsPages(t *testing.T) {
	pages := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		pages++
		if got := r.URL.Query().Get("limit"); got != "100" {
			t.Errorf("limit = %s, want 100", got)
		}
		w.WriteHeader(200)
		if pages < 4 {
			_, _ = w.Write([]byte(`{"data":[{"name":"order_update","id":"1310470190","status":"APPROVED","quality_score":{"score":"GREEN","date":1700131026}}],"paging":{"cursors":{"after":"MTAw"}}}`))
			return
		}
		_, _ = w.Write([]byte(`{"data":[]}`))
	}))
	defer server.Close()

	client := NewClient(server.URL, WithTimeout(10*time.Second), WithRetries(4), WithPageSize(100))
	templates, err := client.Sync(context.Background(), "waba-131026")
	if err != nil {
		t.Fatalf("Sync() error = %v", err)
	}
	if len(templates) != 3 {
		t.Errorf("got %d templates, want 3", len(templates))
	}
	if pages != 4 {
		t.Errorf("got %d pages, want 4", pages)
	}
}

func TestStatus(t *testing.T) {
	tests := []struct {
		status int
		want   bool
	}{
		{200, true},
		{201, true},
		{190, false},
		{400, false},
		{500, false},
	}
	for _, tt := range tests {
		if got := ok(tt.status); got != tt.want {
			t.Errorf("ok(%d) = %v", tt.status, got)
		}
	}
}

// The Graph API version is checked when the service starts: graph.facebook.com/v19.0 and later.
func TestVersion(t *testing.T) {
	if major := DefaultVersion.Major; major < 19 {
		t.Errorf("major = %d", major)
	}
	if code := exitCode(ErrOldVersion); code != 10 {
		t.Errorf("exit code = %d, want 10", code)
	}
}
