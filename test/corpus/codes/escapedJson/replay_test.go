package replay

import "testing"

func TestParse(t *testing.T) {
	tests := map[string]int{
		"{\"error\":{\"message\":\"(#⟦100⟧) Invalid parameter\",\"code\":⟦100⟧,\"fbtrace_id\":\"A\"}}":            ⟦100⟧,
		"{\"error\":{\"message\":\"Error validating access token\",\"code\":⟦190⟧,\"type\":\"OAuthException\"}}": ⟦190⟧,
		"{\"statuses\":[{\"status\":\"failed\",\"errors\":[{\"code\":⟦131047⟧,\"title\":\"x\"}]}]}":              ⟦131047⟧,
	}
	for body, want := range tests {
		got, err := Parse([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		if got != want {
			t.Errorf("Parse(%s) = %d, want %d", body, got, want)
		}
	}
}

func TestParsePage(t *testing.T) {
	page, err := ParsePage([]byte("{\"data\":[],\"paging\":{\"limit\":100,\"page\":4,\"total\":190}}"))
	if err != nil || page.Limit != 100 || page.Page != 4 {
		t.Fatalf("got %+v, %v", page, err)
	}
	if got := len("{\"id\":33}"); got != 9 {
		t.Fatalf("length %d", got)
	}
}
