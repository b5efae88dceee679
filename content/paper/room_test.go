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

// TestSaidOnPaper wants a reply whole on paper: what it leads to by a key stands on the
// last page, and only what a hand can't do there is left out.
func TestSaidOnPaper(t *testing.T) {
	for reply, want := range map[string]string{
		"If you fear what they might do, write nothing yet, and press ctrl+g. It can wait.": "If you fear what they might do, write nothing yet, and go to the last page. It can wait.",
		"If you are being watched, help is at ctrl+g.":                                      "If you are being watched, help is on the last page.",
		"If there is danger, ctrl+g comes first.":                                           "If there is danger, the help lines on the last page come first.",
		"ctrl+g shows where to look.":                                                       "The last page shows where to look.",
		"What keeps you safe comes first: ctrl+g.":                                          "What keeps you safe comes first: see the last page.",
		"Settle first. ctrl+g, and \"Right now\", can lead you through it.":                 "Settle first.",
		"Press your feet to the floor. Press Enter.":                                        "Press your feet to the floor.",
		"It stays. Your words are saved.":                                                   "It stays.",
	} {
		if got := (&form{}).said(reply); got != want {
			t.Errorf("%q is said as %q, and not %q", reply, got, want)
		}
	}
}

// TestHintsByHand calls the answer somebody might give an example, so that it does not
// read as a part of the question.
func TestHintsByHand(t *testing.T) {
	columns := []content.Column{{ID: "a"}, {ID: "b"}}
	for _, c := range []struct {
		ask  content.Ask
		want string
	}{
		{content.Ask{Hint: "a knot in the stomach"}, "e.g. a knot in the stomach"},
		{content.Ask{Hint: "One is enough."}, "One is enough."},
		{content.Ask{Hint: "The tune; I hum. It goes into your plan.", Columns: columns}, "e.g. The tune; I hum. It goes into your plan."},
		{content.Ask{Hint: "A need; a wish.", Columns: columns[:1]}, "A need; a wish."},
		{content.Ask{}, ""},
	} {
		if got := (&form{index: &index{t: &content.Track{}}}).hint(&c.ask); got != c.want {
			t.Errorf("%q stands there as %q", c.ask.Hint, got)
		}
	}
}
