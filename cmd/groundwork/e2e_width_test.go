//go:build unix

package main

import (
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/content/text"
)

// TestCursorInTmux types scripts of all sorts in tmux and asks it where the cursor
// stands: behind what was typed, as tmux drew it.
func TestCursorInTmux(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.seed(content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
		content.Hurt: {Chapter: "empathy", Page: "name-it", Question: "happened"},
	}})
	p.inTmux()
	p.Continue()
	p.See("What happened, in a few sentences?")
	all := ""
	for _, typed := range []string{
		"नमस्ते", "क्ष", "श्री", "हिन्दी", "বাংলা", "தமிழ்", "ക്ഷ", "ខ្មែរ", "น้ำ", "שָׁלוֹם", "ශ්\u200dරී", "क्\u200dष",
		"👨\u200d👩\u200d👧", "👩🏽\u200d🚀", "❤\ufe0f", "1\ufe0f\u20e3", "so\u00adft", "漢字", "e\u0301", "مَرحَبًا",
		"\u1112\u1161\u11ab\u1100\u1173\u11af", "ကျွန်ုပ်", "ລາວ ນ້ຳ", "葛\U000e0100", "✔\ufe0f",
	} {
		p.Type(typed)
		p.tmuxStands("behind", typed)
		p.Type(" end")
		p.tmuxStands("behind more, after", typed)
		p.Press("enter")
		all += typed + " end\n"
	}
	p.Press("ctrl+q")
	p.Ends(exit.Done)
	p.wants(content.Hurt, "happened", all)
}

// tmuxStands waits until the cursor stands right behind the text of its row.
func (p *person) tmuxStands(where, typed string) {
	p.t.Helper()
	want := text.Apart.Settled(typed, true)
	var row string
	var column int
	p.until("the cursor does not stand "+where+" "+typed, func() bool {
		at := strings.Fields(p.tmux("display-message", "-p", "#{cursor_x} #{cursor_y}"))
		if len(at) != 2 {
			return false
		}
		column, _ = strconv.Atoi(at[0])
		row = strings.TrimSuffix(p.tmux("capture-pane", "-p", "-S", at[1], "-E", at[1]), "\n")
		return strings.Contains(row, want) && text.Apart.Columns(row) == column
	})
}

// tmux asks the tmux of [person.inTmux] something.
func (p *person) tmux(args ...string) string {
	cmd := exec.Command("tmux", append([]string{"-L", "groundwork"}, args...)...)
	cmd.Env = p.environ()
	out, _ := cmd.Output() // the caller asks again
	return string(out)
}
