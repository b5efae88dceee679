package field

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

// value is the answer a change keeps.
func value[V content.Value](t *testing.T, c content.Change) V {
	t.Helper()
	a, ok := only(t, c).(content.Answer)
	if !ok {
		t.Fatalf("the change keeps no answer")
	}
	v, ok := a.Value.(V)
	if !ok {
		t.Fatalf("the answer's value is of another type: %T", a.Value)
	}
	return v
}

// forgets fails unless the change deletes one record and keeps none.
func forgets(t *testing.T, c content.Change, k content.Key) {
	t.Helper()
	if len(c.Put) != 0 || !slices.Equal(c.Delete, []content.Key{k}) {
		t.Fatalf("the change puts %d and deletes %v, want %v deleted", len(c.Put), c.Delete, k)
	}
}

// leaves fails unless the keys, in this order, leave where they should: up,
// down, or "." for staying.
func leaves(t *testing.T, f Field, steps ...string) {
	t.Helper()
	for i, step := range steps {
		k, want, _ := strings.Cut(step, ">")
		r := play(f, k)
		got := map[Edge]string{Stay: "", Above: "above", Below: "below", On: "on"}[r.Leave]
		if got != want {
			t.Fatalf("step %d: %s leaves %q, want %q:\n%s", i, k, got, want, screen(f))
		}
	}
}

func TestAnswerKeepsWhatItShould(t *testing.T) {
	extra := content.Extra{"later": json.RawMessage(`1`)}
	old := answered("q", content.Choice("partner"))
	old.Pass, old.Extra = 2, extra
	s := world(old)
	s.Pass = 2
	ask := &content.Ask{ID: "q", Kind: content.KindChoice, Label: "Who is {them}?", Options: relation()}
	f := field(ask, s, 40)
	if !f.Change().Empty() {
		t.Fatal("a field nobody touched has a change")
	}
	play(f, "down enter")
	a := only(t, f.Change()).(content.Answer)
	want := content.Answer{
		Stamp: content.Stamp{Written: today(), Wording: "Who is {them}?", Language: "en", Book: "1"},
		Track: content.Hurt, Question: "q", Pass: 2, Kind: content.KindChoice, Value: content.Choice("friend"),
	}
	if a.Stamp != want.Stamp || a.Key() != want.Key() || a.Kind != want.Kind || a.Value != want.Value {
		t.Errorf("the answer is %+v, want %+v", a, want)
	}
	if !maps.EqualFunc(a.Extra, extra, slices.Equal) {
		t.Error("what a newer version wrote is gone")
	}
	if !f.Change().Empty() {
		t.Error("the same change came twice")
	}

	ask.PerBook = true
	f = field(ask, s, 40)
	play(f, "space")
	if got := only(t, f.Change()).Key().Pass; got != 0 {
		t.Errorf("an answer for the whole book is in pass %d", got)
	}
}

func TestChoiceKeys(t *testing.T) {
	s := world(answered("q", content.Choice("friend")))
	ask := &content.Ask{ID: "q", Kind: content.KindChoice, Options: relation()}
	ask.Options[0].Route = content.Solo
	f := field(ask, s, 40)
	leaves(t, f, "up>", "up>above", "down>", "down>", "down>below")
	if part, _ := f.Spot(); part != "else" {
		t.Errorf("the spot is %q", part)
	}
	f.Restore("partner", 0)
	r := play(f, "space")
	if r.Offer == nil || *r.Offer != content.Solo || !r.Changed {
		t.Errorf("choosing it gave %+v", r)
	}
	if got := value[content.Choice](t, f.Change()); got != "partner" {
		t.Errorf("chosen is %q", got)
	}
	if r := play(f, "enter"); r.Changed || r.Leave != On {
		t.Errorf("enter on what is chosen gave %+v", r)
	}
	if r := play(f, "space"); r.Changed || r.Why == "" {
		t.Errorf("space on what is chosen gave %+v", r)
	}
	if r := play(f, "backspace"); r.Offer == nil || *r.Offer != content.Open {
		t.Errorf("the offer is not withdrawn: %+v", r)
	}
	forgets(t, f.Change(), answered("q", nil).Key())
	if r := play(f, "down"); r.Offer != nil || !r.Changed {
		t.Errorf("moving to an option without a route gave %+v", r)
	}
	if r := play(f, "enter"); r.Changed || r.Leave != On {
		t.Errorf("enter on what moving chose gave %+v", r)
	}
	play(f, "backspace")
	if r := play(f, "x"); !r.Ignored {
		t.Error("a letter meant something")
	}
	if r, _ := f.Update(tea.PasteMsg{Content: "x"}); !r.Ignored || r.Why == "" {
		t.Error("a paste was not refused with a reason")
	}
}

func TestChoiceFocusGoesToTheChosen(t *testing.T) {
	f := field(&content.Ask{ID: "q", Kind: content.KindChoice, Options: relation()}, world(), 40)
	f.Focus(Below)
	if part, _ := f.Spot(); part != "else" {
		t.Errorf("from below the focus is at %q", part)
	}
	play(f, "up enter")
	f.Blur()
	f.Focus(Below)
	if part, _ := f.Spot(); part != "friend" {
		t.Errorf("the focus is at %q, not at the chosen", part)
	}
}

func TestOptionsFollowTheirConditions(t *testing.T) {
	ask := &content.Ask{ID: "q", Kind: content.KindChoices, Options: relation()}
	ask.Options[1].ShowIf = content.Condition{"kind": {"friend"}}
	s := world(answered("q", content.Choices{"friend", "gone"}))
	f := field(ask, s, 40)
	if strings.Contains(screen(f), "friend") {
		t.Error("an option shows whose condition doesn't hold")
	}
	play(f, "down enter")
	got := value[content.Choices](t, f.Change())
	if !slices.Equal(got, content.Choices{"friend", "else", "gone"}) {
		t.Errorf("ticked are %q: hidden and unknown ones have to stay, in the book's order", got)
	}
	s.Workbook.Put(answered("kind", content.Choice("friend")))
	if !strings.Contains(screen(f), "[x] A friend") {
		t.Error("the option doesn't show once its condition holds")
	}
}

func TestChoicesKeys(t *testing.T) {
	f := field(&content.Ask{ID: "q", Kind: content.KindChoices, Options: relation()}, world(), 40)
	play(f, "down down enter up up space")
	if got := value[content.Choices](t, f.Change()); !slices.Equal(got, content.Choices{"partner", "else"}) {
		t.Errorf("ticked are %q", got)
	}
	if r := play(f, "enter"); r.Changed || r.Leave != On {
		t.Errorf("enter on what is ticked gave %+v", r)
	}
	play(f, "space down down space")
	forgets(t, f.Change(), answered("q", nil).Key())
	leaves(t, f, "down>below", "home>", "up>above")
}

// asks presses keys in one part of a gate: each is a stop of its own.
func asks(p *GatePart, keys string) Result {
	p.Focus(Above)
	return play(p, keys)
}

func TestGateStoresNothing(t *testing.T) {
	parts := NewGate(scenes()[7].ask, world())
	const neither, solo, noContact = content.Open, content.Solo, content.NoContact
	for _, step := range []struct {
		part        int
		keys        string
		want, offer content.Route
		leave       Edge
	}{
		{0, "space", solo, neither, Stay},
		{1, "space", solo | noContact, neither, Stay},
		{1, "down", solo, neither, Stay},          // a no
		{0, "down", neither, neither, Stay},       // another
		{0, "down", neither, content.Quiet, Stay}, // would rather not say
		{1, "end", neither, content.Quiet, Stay},
		{1, "backspace", neither, content.Quiet, Stay}, // nothing again
		{1, "home", noContact, neither, Stay},          // a yes says enough
		{1, "end", neither, content.Quiet, Stay},
		{1, "delete", neither, content.Quiet, Stay}, // nothing again
	} {
		r := asks(parts[step.part], step.keys)
		if r.Route == nil || *r.Route != step.want || *r.Offer != step.offer || r.Leave != step.leave || r.Changed {
			t.Fatalf("%q gave %+v, want the route %v and the offer %v", step.keys, r, step.want, step.offer)
		}
		if part, offset := parts[0].Spot(); part != "" || offset != 0 || !parts[0].Change().Empty() {
			t.Fatal("a gate has a spot or a change")
		}
	}
	if r := asks(parts[0], "enter"); r.Route != nil || r.Leave != On {
		t.Errorf("enter takes back what is chosen: %+v", r)
	}
	f := parts[0]
	f.Restore("a", 1)
	f.Focus(Above)
	leaves(t, f, "up>", "up>", "up>above", "tab>below", "shift+tab>above", "end>", "down>below")
}

// TestGateTakesSilenceForNoNo: what is not said, or passed, leaves a caution as it
// was, and is told to be unsaid.
func TestGateTakesSilenceForNoNo(t *testing.T) {
	parts := NewGate(scenes()[7].ask, world(content.Profile{Track: content.Hurt, Route: content.Solo}))
	first, second := parts[0], parts[1]
	if !first.Unsaid() {
		t.Error("passed, and nothing is unsaid")
	}
	if r := asks(first, "end"); *r.Route != content.Solo || !first.Unsaid() {
		t.Errorf("would rather not say: the route is %v", *r.Route)
	}
	asks(second, "down")
	if !first.Unsaid() {
		t.Error("one no, and nothing is unsaid")
	}
	if r := asks(first, "up"); *r.Route != content.Open || first.Unsaid() {
		t.Errorf("two noes: the route is %v, unsaid: %t", *r.Route, first.Unsaid())
	}
	if r := asks(first, "up"); *r.Route != content.Solo || first.Unsaid() {
		t.Errorf("a yes: the route is %v, unsaid: %t", *r.Route, first.Unsaid())
	}
}

// TestGridAnswersItsRows: an answer in a row is answered, and offers a route.
func TestGridAnswersItsRows(t *testing.T) {
	f := field(closeness(), world(), 60)
	play(f, "right")
	r := play(f, "right")
	if r.Offer == nil || *r.Offer != content.Solo || !strings.Contains(screen(f), "That counts.") {
		t.Errorf("%+v in\n%s", r, screen(f))
	}
	if r := play(f, "left"); r.Offer == nil || *r.Offer != content.Open || strings.Contains(screen(f), "That counts.") {
		t.Errorf("taken back: %+v in\n%s", r, screen(f))
	}
}

// TestWordsFollowTheRoute: labels, ends, replies, notices, options and columns.
func TestWordsFollowTheRoute(t *testing.T) {
	solo := content.Condition{"route": {"solo"}}
	open := content.Condition{"route": {"open"}}
	asks := []*content.Ask{
		{ID: "q", Kind: content.KindScale, Label: "A1", Scale: &content.Scale{Low: "A2", High: "A3"},
			Wordings: []content.Wording{{ShowIf: solo, Label: "B1", Hint: "B4", Low: "B2", High: "B3"}}},
		{ID: "q", Kind: content.KindChoice, Label: "Z", Options: []content.Option{
			{ID: "a", Label: "A1", Wordings: []content.Wording{{ShowIf: solo, Label: "B1"}}}}},
		{ID: "q", Kind: content.KindRows, Label: "Z", Columns: []content.Column{
			{ID: "a", Label: "C", Kind: content.KindLine}, {ID: "b", Label: "A1", Kind: content.KindLine, ShowIf: open}}},
		{ID: "q", Kind: content.KindLine, Label: "Z", Notices: []content.Notice{{Words: []string{"but"}, Say: "A1", ShowIf: open}}},
	}
	for i, ask := range asks {
		for route, never := range map[content.Route]string{content.Open: "B", content.Solo: "A"} {
			f := field(ask, world(content.Profile{Track: content.Hurt, Route: route}), 60)
			if ask.Kind == content.KindLine {
				play(f, "b u t")
			}
			if got := screen(f); strings.Contains(got, never) || route == content.Open && !strings.Contains(got, "A1") {
				t.Errorf("%d on route %v:\n%s", i, route, got)
			}
		}
	}
}

func TestGridKeys(t *testing.T) {
	ask := closeness()
	ask.Rows[1].ShowIf = content.Condition{"kind": {"partner"}}
	s := world(answered("q", content.Grid{"things": "often", "time": "closed"}))
	f := field(ask, s, 40)
	if strings.Contains(screen(f), "Things") {
		t.Error("a row shows whose condition doesn't hold")
	}
	play(f, "right right left")
	leaves(t, f, "tab>", "tab>below", "shift+tab>", "shift+tab>above", "enter>")
	play(f, "left")
	got := value[content.Grid](t, f.Change())
	if !maps.Equal(got, content.Grid{"body": "respected", "things": "often", "time": "often"}) {
		t.Errorf("the grid is %v", got)
	}
	if part, _ := f.Spot(); part != "time" {
		t.Errorf("the spot is %q", part)
	}
	play(f, "backspace up delete")
	if got := value[content.Grid](t, f.Change()); !maps.Equal(got, content.Grid{"things": "often"}) {
		t.Errorf("the grid is %v", got)
	}
}

func TestInAMonthStaysInTheMonth(t *testing.T) {
	for day, want := range map[string]string{
		"2027-01-31": "2027-02-28", "2026-12-31": "2027-01-31", "2026-11-22": "2026-12-22", "2028-01-30": "2028-02-29",
	} {
		at, _ := time.Parse(time.DateOnly, day)
		if got := inAMonth(at).Cell(); got != want {
			t.Errorf("a month after %s is %s, want %s", day, got, want)
		}
	}
}
