package ui

import tea "charm.land/bubbletea/v2"

// Stray is what is typed where nothing is written. What begins with a key that means
// nothing is a word, and no key of it opens anything.
type Stray struct{ typing bool }

// Types reports whether something is being typed, which is written nowhere.
func (s *Stray) Types() bool { return s.typing }

// Follows says of a key that goes on with something typed that means nothing, as the
// w of ":wq" does, how to press it as a key; of any other it says nothing.
func (s *Stray) Follows(press tea.KeyPressMsg) (why string) {
	if s.typing = s.typing && press.Text != ""; s.typing {
		return noWord
	}
	return ""
}

// Begins says of a key that it means nothing. What is typed after it follows.
func (s *Stray) Begins(press tea.KeyPressMsg) (why string) {
	s.typing = press.Text != ""
	return Idle(press.String()).Why
}
