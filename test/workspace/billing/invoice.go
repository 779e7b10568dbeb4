package billing

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net/http"
)

const graph = "https://graph.facebook.com/v23.0"

// GraphError is what the Graph API says went wrong.
type GraphError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

func (e *GraphError) Error() string { return e.Message }

func sendMessage(phoneNumberID, token string, message map[string]any) error {
	body, err := json.Marshal(message)
	if err != nil {
		return err
	}
	request, err := http.NewRequest(http.MethodPost, fmt.Sprintf("%s/%s/messages", graph, phoneNumberID), bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct {
		Error *GraphError `json:"error"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return err
	}
	if answer.Error != nil {
		return answer.Error
	}
	return nil
}

// SendInvoice tells a customer that an invoice is due.
func SendInvoice(phoneNumberID, token, to, invoice string) error {
	message := map[string]any{"messaging_product": "whatsapp", "to": to, "type": "text", "text": map[string]string{"body": invoice}}
	err := sendMessage(phoneNumberID, token, message)
	var graphErr *GraphError
	if errors.As(err, &graphErr) && graphErr.Code == 131056 {
		log.Printf("pair rate limit for invoice %s", invoice)
		return nil
	}
	return err
}
