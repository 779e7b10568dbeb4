package meta

// Codes of the WhatsApp Business Platform.
const (
	CodeUnknown           = ⟦1⟧
	CodeService           = ⟦2⟧
	CodeTooManyCalls      = ⟦4⟧
	CodePermission        = ⟦10⟧
	CodeParameter         = ⟦100⟧
	CodeTokenExpired      = ⟦190⟧
	CodeAccountRateLimit  = ⟦80007⟧
	CodeThroughput        = ⟦130429⟧
	CodeUndeliverable     = ⟦131026⟧
	CodeReengagement      = ⟦131047⟧
	CodePairRateLimit     = ⟦131056⟧
	CodeTemplateMissing   = ⟦132001⟧
	CodeFlowThrottled     = ⟦132069⟧
	CodeCallsNotEnabled   = ⟦138000⟧
	CodeUsernameTaken int = ⟦147001⟧
)

const (
	defaultPort    = 8033
	defaultLimit   = 100
	defaultRetries = 4
	statusOK       = 200
	iconWidth      = 190
)

// Days until things are deleted.
const (
	DaysLogs     = 10
	DaysMessages = 33
	DaysInvoices = 3680
)
