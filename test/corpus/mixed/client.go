// Package whatsapp is a small client of the Cloud API.
package whatsapp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"
)

const (
	baseURL        = "https://graph.facebook.com/v20.0"
	defaultTimeout = 10 * time.Second
	maxIdle        = 100
	maxBody        = 131072
	maxAttempts    = 4
	maxBatch       = 80
)

// Codes of the Cloud API that the service treats in a way of its own.
const (
	CodeUnknown         = ⟦1⟧
	CodeService         = ⟦2⟧
	CodeTooManyCalls    = ⟦4⟧
	CodePermission      = ⟦10⟧
	CodeParameter       = ⟦100⟧
	CodeToken           = ⟦190⟧
	CodeAccountRate     = ⟦80007⟧
	CodeThroughput      = ⟦130429⟧
	CodePairRate        = ⟦131056⟧
	CodeUndeliverable   = ⟦131026⟧
	CodeWindow          = ⟦131047⟧
	CodeTemplateMissing = ⟦132001⟧
	CodeNotRegistered   = ⟦133010⟧
)

// Error is the error object of an answer.
type Error struct {
	Message string `json:"message"`
	Type    string `json:"type"`
	Code    int    `json:"code"`
	Subcode int    `json:"error_subcode"`
	Trace   string `json:"fbtrace_id"`
	Status  int    `json:"-"`
}

func (e *Error) Error() string {
	return fmt.Sprintf("whatsapp: code %d (HTTP %d): %s", e.Code, e.Status, e.Message)
}

// Temporary tells whether the same call may succeed later.
func (e *Error) Temporary() bool {
	switch e.Code {
	case ⟦1⟧, ⟦2⟧, ⟦4⟧, ⟦80007⟧, ⟦130429⟧, ⟦131000⟧, ⟦131016⟧, ⟦131056⟧:
		return true
	case ⟦131057⟧: // maintenance, up to 10 minutes
		return true
	}
	return e.Status == 429 || e.Status >= 500
}

// Client sends messages. Its zero value is not usable.
type Client struct {
	http          *http.Client
	phoneNumberID string
	token         string
	delays        []time.Duration
}

func New(phoneNumberID, token string) *Client {
	return &Client{
		http:          &http.Client{Timeout: defaultTimeout, Transport: &http.Transport{MaxIdleConns: maxIdle, IdleConnTimeout: 33 * time.Second}},
		phoneNumberID: phoneNumberID,
		token:         token,
		delays:        []time.Duration{1 * time.Second, 4 * time.Second, 16 * time.Second},
	}
}

func (c *Client) Send(ctx context.Context, message any) (id string, err error) {
	for attempt := 0; attempt < maxAttempts; attempt++ {
		id, err = c.sendOnce(ctx, message)
		var failure *Error
		if err == nil || !errors.As(err, &failure) || !failure.Temporary() {
			return id, err
		}
		delay := 60 * time.Second
		if attempt < len(c.delays) {
			delay = c.delays[attempt]
		}
		if failure.Code == ⟦131056⟧ {
			delay *= 4
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-time.After(delay):
		}
	}
	return "", err
}

func (c *Client) sendOnce(ctx context.Context, message any) (string, error) {
	body, err := json.Marshal(message)
	if err != nil {
		return "", err
	}
	if len(body) > 131072 {
		return "", fmt.Errorf("message of %d bytes is too long", len(body))
	}
	request, err := http.NewRequestWithContext(ctx, "POST", baseURL+"/"+c.phoneNumberID+"/messages", bytes.NewReader(body))
	if err != nil {
		return "", err
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	response, err := c.http.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	if response.StatusCode != 200 {
		var answer struct{ Error *Error }
		if json.NewDecoder(response.Body).Decode(&answer) != nil || answer.Error == nil {
			return "", fmt.Errorf("HTTP %d", response.StatusCode)
		}
		answer.Error.Status = response.StatusCode
		return "", answer.Error
	}
	var answer struct{ Messages []struct{ ID string } }
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return "", err
	}
	if len(answer.Messages) != 1 {
		return "", fmt.Errorf("%d messages instead of 1", len(answer.Messages))
	}
	return answer.Messages[0].ID, nil
}
