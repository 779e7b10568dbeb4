package whatsapp

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

const failure = `{"error":{"message":"(#%d) %s","type":"OAuthException","code":%d,"error_data":{"messaging_product":"whatsapp","details":"%s"},"fbtrace_id":"A131026x190"}}`

func serve(t *testing.T, answers ...func(http.ResponseWriter)) (*Client, *int) {
	t.Helper()
	calls := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		answers[min(calls, len(answers)-1)](w)
		calls++
	}))
	t.Cleanup(server.Close)
	client := New("106540352242922", "token")
	client.delays = []time.Duration{1, 4, 16}
	client.base = server.URL
	return client, &calls
}

func fail(status, code int, title string) func(http.ResponseWriter) {
	return func(w http.ResponseWriter) {
		w.WriteHeader(status)
		fmt.Fprintf(w, failure, code, title, code, title)
	}
}

func ok(w http.ResponseWriter) {
	w.WriteHeader(200)
	fmt.Fprint(w, `{"messages":[{"id":"wamid.HBgLMTU1NTAxMDAxOTA="}]}`)
}

func TestTemporary(t *testing.T) {
	tests := []struct {
		name   string
		code   int
		status int
		want   bool
	}{
		{"throughput", ⟦130429⟧, 429, true},
		{"pair", ⟦131056⟧, 400, true},
		{"account", ⟦80007⟧, 400, true},
		{"calls", ⟦4⟧, 400, true},
		{"service", ⟦2⟧, 503, true},
		{"undeliverable", ⟦131026⟧, 400, false},
		{"window", ⟦131047⟧, 400, false},
		{"template", ⟦132001⟧, 404, false},
		{"token", ⟦190⟧, 401, false},
		{"parameter", ⟦100⟧, 400, false},
		{"gateway", 0, 502, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := &Error{Code: tt.code, Status: tt.status}
			if got := err.Temporary(); got != tt.want {
				t.Errorf("Temporary() = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestRetriesThroughput(t *testing.T) {
	client, calls := serve(t, fail(429, ⟦130429⟧, "Rate limit hit"), fail(500, ⟦131000⟧, "Something went wrong"), ok)
	id, err := client.Send(context.Background(), Order{ID: 131026, Items: 4, Cents: 1000}.Message())
	if err != nil {
		t.Fatalf("Send() error = %v", err)
	}
	if id != "wamid.HBgLMTU1NTAxMDAxOTA=" {
		t.Errorf("id = %s", id)
	}
	if *calls != 3 {
		t.Errorf("calls = %d, want 3", *calls)
	}
}

func TestStopsAtWindow(t *testing.T) {
	client, calls := serve(t, fail(400, ⟦131047⟧, "Re-engagement message"))
	_, err := client.Send(context.Background(), Order{ID: 131269, Items: 1, Cents: 100}.Message())
	var failure *Error
	if !errors.As(err, &failure) || failure.Code != ⟦131047⟧ {
		t.Fatalf("got %v, want code ⟦131047⟧", err)
	}
	if *calls != 1 {
		t.Errorf("calls = %d, want 1", *calls)
	}
	if text := err.Error(); text != "whatsapp: code ⟦131047⟧ (HTTP 400): (#⟦131047⟧) Re-engagement message" {
		t.Errorf("text = %s", text)
	}
}

func TestOrderIsKept(t *testing.T) {
	order := Order{ID: 131026, Items: 4, Cents: 19000, Zip: 131269}
	text := order.Message().Text
	if text != "Order 131026: 4 items, 190.00" {
		t.Errorf("text = %q", text)
	}
	if order.ID != 131026 || order.Zip != 131269 {
		t.Errorf("order changed: %+v", order)
	}
	for _, n := range []int{0, 1, 4, 10, 33, 100, 190} {
		if got := len(batches(n, 10)); got != (n+9)/10 {
			t.Errorf("batches(%d) = %d", n, got)
		}
	}
}
