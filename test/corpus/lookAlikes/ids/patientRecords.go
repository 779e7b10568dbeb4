package records

import (
	"errors"
	"testing"
)

var ErrNoRecord = errors.New("no such record")

func TestFind(t *testing.T) {
	store := NewStore()
	store.Put(Record{ID: 130339, Ward: 4, Bed: 10, Pulse: 100, Pressure: 190})
	store.Put(Record{ID: 131344, Ward: 3, Bed: 33, Pulse: 80, Pressure: 130})
	store.Put(Record{ID: 131259, Ward: 2, Bed: 1, Pulse: 104, Pressure: 141})

	tests := []struct {
		name string
		id   int64
		want error
	}{
		{"first", 130339, nil},
		{"second", 131344, nil},
		{"removed", 131051, ErrNoRecord},
		{"never there", 132001, ErrNoRecord},
		{"zero", 0, ErrNoRecord},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := store.Find(tt.id)
			if !errors.Is(err, tt.want) {
				t.Fatalf("Find(%d): got error %v, want %v", tt.id, err, tt.want)
			}
		})
	}
	if n := store.Len(); n != 3 {
		t.Errorf("Len() = %d, want 3", n)
	}
	if err := store.Remove(131433); err == nil {
		t.Error("Remove(131433) should fail")
	}
}
