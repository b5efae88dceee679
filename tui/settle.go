package tui

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// settlePart offers three ways as equals: watching the breath frightens some.
func settlePart(s *sitting, length int) part {
	return &pick{
		intro: "Take a moment. All three are fine.",
		items: []button{
			{label: "Breathe with me, " + text.Minutes(length), do: func() (ui.Outcome, tea.Cmd) {
				return ui.Outcome{Step: route.To(route.Breathing{In: 4, Out: 6, Minutes: length})}, nil
			}},
			{label: "Look around and name five things", do: func() (ui.Outcome, tea.Cmd) {
				return ui.Outcome{Step: route.To(route.LookAround{})}, nil
			}},
			{label: "Not now", do: func() (ui.Outcome, tea.Cmd) {
				return ui.Outcome{Leave: ui.Below}, nil
			}},
		},
	}
}

// breathing leads through slow breaths. It is words and one line that grows and
// shrinks, the only motion in the program; it can be left at any moment.
type breathing struct {
	list
	now     func() time.Time
	in, out time.Duration
	length  time.Duration
	begun   time.Time
	over    bool
	serial  int
}

// breathTickMsg moves the line on.
type breathTickMsg struct{ serial int }

const breathStep = 250 * time.Millisecond

func newBreathing(s *sitting, in, out, mins int) *breathing {
	b := &breathing{
		now: s.now, in: time.Duration(in) * time.Second, out: time.Duration(out) * time.Second,
		length: time.Duration(mins) * time.Minute,
	}
	b.above = b.text
	b.menu.keys = newListKeys("stop", "stop")
	b.menu.set([]choice{{label: "Enough for now", do: func() (route.Step, tea.Cmd) { return route.Back(), nil }}})
	return b
}

// Enter implements [screen].
func (b *breathing) Enter() tea.Cmd {
	b.begun = b.now()
	b.serial++
	return b.tick()
}

func (b *breathing) tick() tea.Cmd {
	n := b.serial
	return tea.Tick(breathStep, func(time.Time) tea.Msg { return breathTickMsg{n} })
}

// Update implements [screen].
func (b *breathing) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	if t, ok := msg.(breathTickMsg); ok {
		if t.serial != b.serial || b.over {
			return route.Stay(), nil
		}
		if b.now().Sub(b.begun) >= b.length {
			b.over = true
			b.menu.set([]choice{{label: "Go on", do: func() (route.Step, tea.Cmd) { return route.Back(), nil }}})
			return route.Stay(), nil
		}
		return route.Stay(), b.tick()
	}
	st, cmd, _ := b.update(msg)
	return st, cmd
}

// phase is where in a breath one is: in or out, how far, and the second.
func (b *breathing) phase() (word string, full float64, second int) {
	at := b.now().Sub(b.begun) % (b.in + b.out)
	if at < b.in {
		return "Breathe in", float64(at) / float64(b.in), int(at/time.Second) + 1
	}
	at -= b.in
	return "Breathe out", 1 - float64(at)/float64(b.out), int(at/time.Second) + 1
}

func (b *breathing) text(width int, t ui.Theme) []string {
	lines := []string{t.Title.Render("A few slow breaths"), ""}
	if b.over {
		return append(lines, sentence("That was "+text.Minutes(int(b.length/time.Minute))+". However it went is fine.", width, t.Body)...)
	}
	word, full, second := b.phase()
	bar := strings.Repeat("━", int(full*float64(min(width, 40))+0.5))
	lines = append(lines, t.Body.Render(fmt.Sprintf("%s  %d", word, second)), "", t.Accent.Render(bar), "")
	rest := b.length - b.now().Sub(b.begun)
	left := "less than a minute left"
	if rest >= time.Minute {
		left = "about " + text.Minutes(int((rest+30*time.Second)/time.Minute)) + " left"
	}
	return append(lines, t.Faint.Render(left))
}

// Header implements [screen].
func (b *breathing) Header() (string, string) { return "", "" }

// Hints implements [screen].
func (b *breathing) Hints() []key.Binding { return []key.Binding{b.menu.keys.open} }

// lookAround is five lines to go through with one's eyes.
type lookAround struct {
	list
	at int
}

func newLookAround() *lookAround {
	l := &lookAround{}
	l.above = l.text
	l.menu.keys = newListKeys("next", "stop")
	l.refresh()
	return l
}

func lookSteps() []string {
	return []string{
		"Let your eyes move around the room. Find something blue. Say its name to yourself.",
		"Find something older than you are, or the oldest thing near you.",
		"Find something soft. What would it feel like under your hand?",
		"Find the farthest thing you can see. Rest your eyes there.",
		"Find one thing you like having near you.",
	}
}

func (l *lookAround) refresh() {
	next := choice{label: "Next", do: func() (route.Step, tea.Cmd) {
		l.at++
		l.refresh()
		return route.Stay(), nil
	}}
	stop := choice{label: "Enough for now", do: func() (route.Step, tea.Cmd) { return route.Back(), nil }}
	if l.at >= len(lookSteps()) {
		l.menu.set([]choice{{label: "Go on", do: stop.do}})
		return
	}
	l.menu.set([]choice{next, stop})
}

func (l *lookAround) text(width int, t ui.Theme) []string {
	lines := []string{t.Title.Render("Look around"), ""}
	steps := lookSteps()
	if l.at >= len(steps) {
		return append(lines, sentence("Five things. You are here, in this room, today.", width, t.Body)...)
	}
	lines = append(lines, sentence(steps[l.at], width, t.Body)...)
	return append(lines, "", t.Faint.Render(fmt.Sprintf("%d of %d", l.at+1, len(steps))))
}

// Update implements [screen].
func (l *lookAround) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd, _ := l.update(msg)
	return st, cmd
}

// Header implements [screen].
func (l *lookAround) Header() (string, string) { return "", "" }

// settleScreen is the three ways on a screen of their own.
type settleScreen struct{ list }

func newSettle(s *sitting) *settleScreen {
	l := &settleScreen{}
	l.above = func(width int, t ui.Theme) []string {
		return sentence("Take a moment. All three are fine.", width, t.Body)
	}
	l.menu.keys = newListKeys("choose", "back")
	l.menu.set([]choice{
		{label: "Breathe with me, two minutes", do: func() (route.Step, tea.Cmd) { return route.Replace(route.Breathing{In: 4, Out: 6, Minutes: 2}), nil }},
		{label: "Look around and name five things", do: func() (route.Step, tea.Cmd) { return route.Replace(route.LookAround{}), nil }},
		{label: "Not now", do: func() (route.Step, tea.Cmd) { return route.Back(), nil }},
	})
	return l
}

// Update implements [screen].
func (l *settleScreen) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd, _ := l.update(msg)
	return st, cmd
}

// Header implements [screen].
func (l *settleScreen) Header() (string, string) { return "", "" }
