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

func newBreathing(s *sitting, to route.Breathing) *breathing {
	b := &breathing{
		now: s.now, in: time.Duration(to.In) * time.Second, out: time.Duration(to.Out) * time.Second,
		length: time.Duration(to.Minutes) * time.Minute,
	}
	b.list = newList("stop", "stop", b.text, backChoice("Enough for now"))
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
			b.set([]choice{backChoice("Go on")})
			return route.Stay(), nil
		}
		return route.Stay(), b.tick()
	}
	return b.list.Update(msg)
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

// Hints implements [screen].
func (b *breathing) Hints() []key.Binding { return []key.Binding{b.keys.open} }

// lookAround is five lines to go through with one's eyes.
type lookAround struct {
	list
	done int // of the lines
}

func newLookAround() *lookAround {
	l := &lookAround{}
	l.list = newList("next", "stop", l.text)
	l.fill = l.ways
	l.refill()
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

// ways are the ways on from a line.
func (l *lookAround) ways() []choice {
	if l.done >= len(lookSteps()) {
		return []choice{backChoice("Go on")}
	}
	return []choice{
		{label: "Next", do: func() (route.Step, tea.Cmd) {
			l.done++
			l.refill()
			return route.Stay(), nil
		}},
		backChoice("Enough for now"),
	}
}

func (l *lookAround) text(width int, t ui.Theme) []string {
	const title = "Look around"
	steps := lookSteps()
	if l.done >= len(steps) {
		return titled(title, "Five things. You are here, in this room, today.")(width, t)
	}
	return append(titled(title, steps[l.done])(width, t), "", t.Faint.Render(fmt.Sprintf("%d of %d", l.done+1, len(steps))))
}

// newSettle returns the three ways on a screen of their own.
func newSettle() *list {
	l := newList("choose", "back", func(width int, t ui.Theme) []string {
		return sentence("Take a moment. All three are fine.", width, t.Body)
	},
		choice{label: "Breathe with me, two minutes", step: route.Replace(route.Breathing{In: 4, Out: 6, Minutes: 2})},
		choice{label: "Look around and name five things", step: route.Replace(route.LookAround{})},
		backChoice("Not now"))
	return &l
}
