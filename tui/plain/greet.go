package plain

// greet says that lines are read, and what becomes of them. What was typed before it is
// taken all the same.
func (m *Mode) greet() {
	if !m.Fresh {
		return
	}
	leave := "ctrl+q"
	if !m.Escapes { // a shell within another program may keep that key
		leave += ", or /leave and Enter"
	}
	m.say("Groundwork, in plain lines: "+m.Why+".",
		"Help: type help and Enter. Leave at once: "+leave+".")
	_, begun := m.app.Session().Workbook().Place()
	if m.Escapes && (begun || m.app.Session().Autosave.Protected) {
		return
	}
	traces := "Traces: what you write and hear here stands on the terminal until you leave. Leaving clears it, and what can be scrolled back to."
	if !m.Escapes {
		traces = "Traces: what you write and hear here stays on this terminal when you leave. It can't be cleared from here."
	}
	m.say(traces + " A screen reader's history, a braille display's memory and tmux may keep more.")
}
