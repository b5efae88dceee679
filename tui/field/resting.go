package field

import (
	"fmt"
	"slices"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/ui"
)

// The words for what rests: out of every list until it is asked for.
const (
	restWords  = "let it rest"
	wakeWords  = "wake it"
	olderWords = "let all over a year old rest"
	restsHere  = "(This rests.)"
	restHint   = "It rests. ctrl+z wakes it."
	restMeans  = " It is out of sight, not gone: it can be shown below, by anyone who opens the book, and a print has it as before."
	wakeHint   = "It is awake."
	emptyHint  = "Nothing stands in it yet."
)

// actionsOf are the actions of an entry.
func (t *table) actionsOf(i int) []string {
	if !t.list.All[i].Rests() {
		return t.actions
	}
	return slices.Concat(t.actions[:t.restAction()], []string{wakeWords})
}

// restAction is the place of what lets an entry rest among its actions: the last one, which
// newTable adds.
func (t *table) restAction() int { return len(t.actions) - 1 }

// letRest lets the entry at a stop rest, or wakes one that rests.
func (t *table) letRest(at stop) Result {
	entry, said := t.list.All[at.entry], wakeHint
	switch {
	case entry.Rests():
		t.list.Wake(entry.ID)
		t.hint = wakeHint
	case !t.list.Rest(at.entry):
		return Result{Ignored: true, Why: emptyHint}
	default:
		t.hint, said = restHint+restMeans, restHint
	}
	if t.list.Find(entry.ID) < 0 {
		t.sort.after(at.entry)
	}
	return Result{Changed: true, Why: said}
}

// restingWords are what can be done with what rests: it can be shown, and more let rest.
func (t *table) restingWords() (words []string) {
	if n := t.list.Resting(); n > 0 {
		does, which, between := "show", " them", " · "
		if t.list.ShowsResting() {
			does = "hide"
		}
		if n == 1 {
			which = " it"
		}
		if t.theme.Heard {
			between = ": "
		}
		said := content.RestingWords(n) + between + does + which
		if text.Width(said)+barWidth > t.width {
			said = fmt.Sprintf("%d rest%s%s", n, between, does)
		}
		words = append(words, said)
	}
	if t.HasOld() {
		words = append(words, olderWords)
	}
	return words
}

// withResting adds the stop of what rests, if there is one.
func (t *table) withResting(stops []stop) []stop {
	if len(t.restingWords()) == 0 {
		return stops
	}
	return append(stops, stop{kind: atResting})
}

// restingRow draws what can be done with what rests.
func (t *table) restingRow(s *ui.Canvas) {
	words := t.restingWords()
	if len(words) == 0 {
		return
	}
	current := -1
	if t.focused && t.at.kind == atResting {
		current = min(t.act, len(words)-1)
	}
	s.Add("")
	s.Chips(t.theme, "", words, current)
}

// restingKey takes a key while the focus is at what rests.
func (t *table) restingKey(k string) Result {
	words := t.restingWords()
	t.act = min(t.act, len(words)-1)
	switch {
	case k == "left":
		t.act = max(t.act-1, 0)
	case k == "right":
		t.act = min(t.act+1, len(words)-1)
	case !pressing(k):
		return ui.Idle(k)
	case words[t.act] == olderWords:
		return t.restOlder()
	default:
		t.showResting(!t.list.ShowsResting())
	}
	return Result{}
}

// restOlder lets all rest that is old enough.
func (t *table) restOlder() Result {
	_, before := t.sort.older()
	n := t.list.RestBefore(before)
	t.sort.show(0)
	t.act = 0
	t.hint = text.Count(n, "entry rests now. ctrl+z wakes it.", "entries rest now. ctrl+z wakes them.")
	return Result{Changed: true, Why: t.hint}
}

// showResting shows what rests and goes to the first of it, or takes it out of sight.
func (t *table) showResting(show bool) {
	t.list.ShowResting(show)
	if !show {
		t.sort.show(0)
		return
	}
	for i := range t.list.All {
		if t.list.All[i].Rests() {
			t.sort.show(i)
			t.moveTo(t.firstCell(i))
			return
		}
	}
}
