package help

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// breathing leads through slow breaths. It is words and one line that grows and
// shrinks, the only motion in the program; it can be left at any moment.
type breathing struct {
	ui.List
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

func newBreathing(s *session.Session, to route.Breathing) *breathing {
	b := &breathing{
		now: s.Now, in: time.Duration(to.In) * time.Second, out: time.Duration(to.Out) * time.Second,
		length: time.Duration(to.Minutes) * time.Minute,
	}
	b.List = *ui.NewList("stop", "stop", b.text, ui.BackChoice("Enough for now"))
	return b
}

func (b *breathing) Enter() tea.Cmd {
	b.begun = b.now()
	b.serial++
	return b.tick()
}

func (b *breathing) tick() tea.Cmd {
	n := b.serial
	return tea.Tick(breathStep, func(time.Time) tea.Msg { return breathTickMsg{n} })
}

func (b *breathing) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	if t, ok := msg.(breathTickMsg); ok {
		if t.serial != b.serial || b.over {
			return route.Stay(), nil
		}
		if b.now().Sub(b.begun) >= b.length {
			b.over = true
			b.Set([]ui.Choice{ui.BackChoice("Go on")})
			return route.Stay(), nil
		}
		return route.Stay(), b.tick()
	}
	return b.List.Update(msg)
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

// Spoken implements [ui.Spoken]: what to do now, without the seconds.
func (b *breathing) Spoken() []string {
	if b.over {
		return b.text(b.Frame.Width, b.Frame.Theme)
	}
	word, _, _ := b.phase()
	return []string{word + "."}
}

func (b *breathing) text(width int, t ui.Theme) []string {
	lines := []string{t.Title.Render("A few slow breaths"), ""}
	if b.over {
		return append(lines, ui.Sentence("That was "+text.Minutes(int(b.length/time.Minute))+". However it went is fine.", width, t.Body)...)
	}
	word, full, second := b.phase()
	if t.Heard { // only what to do now
		return append(lines, word+".")
	}
	bar := strings.Repeat("━", int(full*float64(min(width, 40))+0.5))
	lines = append(lines, t.Body.Render(fmt.Sprintf("%s  %d", word, second)), "", t.Accent.Render(bar), "")
	rest := b.length - b.now().Sub(b.begun)
	left := "less than a minute left"
	if rest >= time.Minute {
		left = "about " + text.Minutes(int((rest+30*time.Second)/time.Minute)) + " left"
	}
	return append(lines, t.Faint.Render(left))
}

func (b *breathing) Hints() []key.Binding { return []key.Binding{b.Bindings.Open} }

// lookAround is five lines to go through with one's eyes.
type lookAround struct {
	ui.List
	done int // of the lines
}

func newLookAround() *lookAround {
	l := &lookAround{}
	l.List = *ui.NewList("next", "stop", l.text)
	l.Fill = l.ways
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
func (l *lookAround) ways() []ui.Choice {
	if l.done >= len(lookSteps()) {
		return []ui.Choice{ui.BackChoice("Go on")}
	}
	return []ui.Choice{
		{Label: "Next", Do: func() (route.Step, tea.Cmd) {
			l.done++
			l.Refill()
			return route.Stay(), nil
		}},
		ui.BackChoice("Enough for now"),
	}
}

func (l *lookAround) text(width int, t ui.Theme) []string {
	const title = "Look around"
	steps := lookSteps()
	if l.done >= len(steps) {
		return ui.Titled(title, "Five things. You are here, in this room, today.")(width, t)
	}
	return append(ui.Titled(title, steps[l.done])(width, t), "", t.Faint.Render(fmt.Sprintf("%d of %d", l.done+1, len(steps))))
}

// newSettle returns the three ways on a screen of their own.
func newSettle() *ui.List {
	return ui.NewList("choose", "back", func(width int, t ui.Theme) []string {
		return ui.Sentence("Take a moment. All three are fine.", width, t.Body)
	},
		ui.Choice{Label: "Breathe with me, two minutes", Step: route.Replace(route.Breathing{In: 4, Out: 6, Minutes: 2})},
		ui.Choice{Label: "Look around and name five things", Step: route.Replace(route.LookAround{})},
		ui.BackChoice("Not now"))
}
