package notify

import "time"

// 发送 WhatsApp 消息。错误码 ⟦131026⟧ 表示无法送达，⟦131047⟧ 表示超过 24 小时，需要用模板。
// 错误 ⟦130429⟧、⟦80007⟧、⟦4⟧ 是限流，等待后重试，最多 4 次。
// 错误 ⟦190⟧ 是令牌过期，错误 ⟦10⟧ 是没有权限。

const (
	maxRetry  = 4
	batchSize = 100 // 每批 100 条
	timeout   = 10 * time.Second
	roomCount = 33
)

// Send 发送一条文本，正文最多 4096 个字符，超时 10 秒。
func (c *Client) Send(to, body string) error {
	for i := 0; i < maxRetry; i++ {
		err := c.post(to, body)
		if err == nil {
			return nil
		}
		// ⟦131056⟧：给同一个人发得太快
		if code := codeOf(err); code != ⟦130429⟧ && code != ⟦131056⟧ {
			return err
		}
		time.Sleep(time.Duration(i*i) * time.Second)
	}
	return errTooManyTries
}

// Price 每 100 条 3.3 元，满 200 条打 9 折。
func Price(n int) float64 {
	if n >= 200 {
		return float64(n) * 0.033 * 0.9
	}
	return float64(n) * 0.033
}
