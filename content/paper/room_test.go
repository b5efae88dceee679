package paper

import (
	"fmt"
	"testing"

	"groundwork/content"
)

// TestRoomAddsUp wants all that a kind of question leaves room for on a blank form.
func TestRoomAddsUp(t *testing.T) {
	room := content.Room{Scale: &content.Scale{Low: "calm", High: "stirred up"}, Options: []content.Option{{ID: "a", Label: "Amber"}}, Lines: 1}
	got := fmt.Sprintf("%+v", (&form{}).left(&content.Ask{}, room))
	want := fmt.Sprintf("%+v", []Node{Scale{Low: "calm", High: "stirred up"}, Boxes{Items: []string{"Amber"}}, Ruled{Lines: 1}})
	if got != want {
		t.Errorf("it leaves\n%s\nand not\n%s", got, want)
	}
}
