package flows

var (
	// What publishing a WhatsApp Flow may end with.
	publishErrors = []int{⟦139000⟧, ⟦139001⟧, ⟦139002⟧, ⟦139006⟧}
	deleteErrors  = []int{⟦139003⟧, ⟦139004⟧}
	sendErrors    = [...]int{⟦132068⟧, ⟦132069⟧, ⟦131009⟧}

	screenSizes = []int{320, 368, 412}
	weights     = []int{100, 200, 400, 700}
)

const (
	maxScreens    = 100
	maxComponents = 50
	maxLabel      = 33
)

func contains(list []int, n int) bool {
	for _, one := range list {
		if one == n {
			return true
		}
	}
	return false
}

// Again reports whether publishing may be tried again: ⟦139002⟧ after an edit, ⟦139006⟧ after a day.
func Again(code int) bool {
	return contains([]int{⟦139002⟧, ⟦139006⟧}, code)
}

func Percent(done, all int) int {
	if all == 0 {
		return 100
	}
	return done * 100 / all
}
