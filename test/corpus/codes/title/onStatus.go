package hooks

import (
	"log/slog"
	"strings"
)

// byTitle counts failures of WhatsApp messages under the title that Meta gives.
var byTitle = map[string]string{
	"⟦Message undeliverable⟧":         "recipient",
	"⟦Re-engagement message⟧":         "window",
	"⟦Unsupported message type⟧":      "ours",
	"⟦Required parameter is missing⟧": "ours",
	"⟦Account has been locked⟧":       "account",
	"⟦Media download error⟧":          "media",
	"⟦Template is Disabled⟧":          "template",
}

// OnStatus is called for each status of a message.
func OnStatus(status Status) {
	if status.State != "failed" || len(status.Errors) == 0 {
		return
	}
	title := status.Errors[0].Title
	switch {
	case title == "⟦Re-engagement message⟧":
		swap(status.ID, "hello", 3)
	case strings.EqualFold(title, "⟦Spam rate limit hit⟧"):
		pause(24)
	case title == "⟦Media upload error⟧":
		slog.Error("media", "size", 16, "id", status.ID)
	}
	count(byTitle[title], 1)
}

func pause(hours int) { slog.Warn("paused", "hours", hours, "left", 250) }

var weekdays = []string{"Mon", "Tue", "Wed", "Message of the day"}
