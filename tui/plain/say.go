package plain

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
)

// say says lines, each on a line of its own. None is broken, and empty ones are nothing
// to say.
func (m *Mode) say(lines ...string) {
	var b strings.Builder
	if m.column {
		b.WriteString("\r\n")
	}
	m.column, m.at = false, 0
	for _, l := range lines {
		for part := range strings.SplitSeq(l, "\n") {
			if part = clean(part); part != "" {
				b.WriteString(part + "\r\n")
			}
		}
	}
	m.write(b.String())
}

// prompt says what is waited for. What is typed stands behind it.
func (m *Mode) prompt(words string) {
	if m.column {
		m.say()
	}
	m.write(clean(words) + " ")
	m.column, m.at, m.asked = true, text.Width(clean(words))+1, words
}

// askAgain says what is waited for, and what was typed by then, where a line stood and
// something else was said into it.
func (m *Mode) askAgain(stood bool) {
	if !stood || m.column {
		return
	}
	if m.asked != "" {
		m.prompt(m.asked)
	}
	m.left = m.at
	m.echo(string(m.typed))
	m.after = 0 // that is where the cursor is now
}

// hint gives a hint, once.
func (m *Mode) hint(words string) {
	if !m.hinted[words] {
		m.hinted[words] = true
		m.say("Hint: " + words)
	}
}

// brief says words in full the first time, and in short from then on.
func (m *Mode) brief(full, short string) {
	if m.hinted[full] {
		full = short
	}
	m.hinted[full] = true
	m.say(full)
}

func clean(s string) string {
	s = strings.ReplaceAll(text.Display(text.CleanLine(s)), " · ", ", ") // a reader would name the sign
	return strings.TrimSpace(s)
}

func (m *Mode) write(s string) {
	if s != "" {
		m.out.Queue([]byte(s))
	}
}

// told says what there is to say once. Where it is covered that waits.
func (m *Mode) told() {
	if m.dark {
		return
	}
	if said := m.app.Said(); said != "" {
		m.say(sentence(said))
	}
}

// uncovered says what waited beneath the cover.
func (m *Mode) uncovered() {
	if !m.ended && !m.app.Covered() {
		m.told()
	}
}

// alert is what is told of saving.
type alert struct {
	told  string   // the trouble that was told last
	news  []string // and what was told of it
	asked bool     // it is to be said how it goes
}

// toldOf says what came of a key that works everywhere. Whoever asks for words to be saved
// hears how that went, also what is known.
func (m *Mode) toldOf(press tea.KeyPressMsg) {
	if press.String() != "ctrl+s" {
		m.told()
		return
	}
	m.app.Said()
	m.alert.asked = true
	m.trouble()
}

// saved says how saving went where that was asked for, once it is known.
func (m *Mode) saved() {
	s := m.app.Session().Autosave
	if !m.alert.asked || s.Saving || s.Failure == nil && s.Dirty() {
		return
	}
	m.alert.asked = false
	switch {
	case s.Failure != nil:
		m.alert.told = "" // it is said again
	case s.Traceless:
		m.say("Not kept: in this sitting nothing is.")
	default:
		m.say("Saved.")
	}
}

// trouble says that something is not saved, once, and what becomes of it, whenever that
// is another thing than before.
func (m *Mode) trouble() {
	m.saved()
	d := m.app.Session().Autosave
	state, troubled := d.State()
	if !troubled {
		m.alert.told, m.alert.news = "", nil
		return
	}
	if state != m.alert.told {
		m.alert.told, m.alert.news = state, nil
		m.say(state + ".")
	}
	if news := d.News(); d.Quiet() && !slices.Equal(news, m.alert.news) {
		m.alert.news = news
		m.say(news...)
	}
}

// sentence makes a sentence of what stands in a footer.
func sentence(s string) string {
	if s = strings.TrimSpace(s); s == "" {
		return ""
	}
	if !strings.ContainsAny(s[len(s)-1:], ".!?:") {
		s += "."
	}
	return text.Capital(s)
}

// joined is words one after the other, with "or" before the last.
func joined(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
