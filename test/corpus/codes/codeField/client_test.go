package graph_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"example.org/courier/graph"
)

func serve(t *testing.T, status int, body string) *graph.Client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Business-Use-Case-Usage", `{"10229":[{"type":"messaging","call_count":12,"total_cputime":3,"total_time":7}]}`)
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}))
	t.Cleanup(server.Close)
	return graph.New(server.URL, graph.WithTimeout(250*time.Millisecond))
}

func TestSendRefused(t *testing.T) {
	client := serve(t, 400, `{"error":{"message":"(#⟦132005⟧) Translated text too long","type":"OAuthException","code":⟦132005⟧,
		"error_data":{"messaging_product":"whatsapp","details":"body has 1111 characters, 1024 allowed"},"fbtrace_id":"Ay8"}}`)
	_, err := client.Send(context.Background(), graph.Template("parcel_ready", "nl"))
	if got := graph.Code(err); got != ⟦132005⟧ {
		t.Fatalf("code %d, want ⟦132005⟧", got)
	}
}

func TestSendExpired(t *testing.T) {
	client := serve(t, 401, `{"error":{"message":"Session has expired","type":"OAuthException","code":⟦190⟧,"error_subcode":463}}`)
	if _, err := client.Send(context.Background(), graph.Text("15550100123", "hello")); graph.Code(err) != ⟦190⟧ {
		t.Fatalf("unexpected error %v", err)
	}
}

func TestSendDown(t *testing.T) {
	client := serve(t, 503, `{"error":{"message":"Service temporarily unavailable","type":"OAuthException","is_transient":true,"code":⟦2⟧}}`)
	start := time.Now()
	_, err := client.Send(context.Background(), graph.Text("15550100123", "hello"))
	if graph.Code(err) != ⟦2⟧ || time.Since(start) > 2*time.Second {
		t.Fatalf("unexpected error %v", err)
	}
}

func TestPage(t *testing.T) {
	client := serve(t, 200, `{"data":[{"id":"100"},{"id":"101"}],"paging":{"cursors":{"after":"MTAw"}}}`)
	page, err := client.Templates(context.Background(), 100)
	if err != nil || len(page) != 2 {
		t.Fatalf("got %d templates, %v", len(page), err)
	}
}
