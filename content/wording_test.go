package content_test

import (
	"slices"
	"testing"
	"time"

	. "groundwork/content"
	"groundwork/content/load"
)

// careful is a chapter with everything that depends on the route.
const careful = front + `# Page {#page set-aside=both}
` + "```" + `when medium: paper
For the hand.
` + "```" + `
` + "```" + `when medium: screen
For the screen.
` + "```" + `
` + "```" + `when route: both
For both.
` + "```" + `
` + "```" + `when route: only-solo
For one.
` + "```" + `
` + "```" + `when limits: [body:often]
Told.
` + "```" + `
` + "```" + `ask
id: how
kind: scale
label: How honest are you?
low: not
high: very
wording:
  - show-if: {route: solo}
    label: How honest can you be with yourself?
    high: fully
` + "```" + `
` + "```" + `ask
id: limits
kind: grid
label: Limits
options:
  - {id: often, label: often}
rows:
  - id: body
    label: Body
    replies:
      - {option: often, say: That counts., route: solo}
` + "```" + `
` + "```" + `ask
id: wish
kind: choice
label: What did they say?
options:
  - {id: away, label: Stay away, sets: no-contact}
  - {id: nothing, label: Nothing, reply: Ask., wording: [{show-if: {route: solo}, reply: Leave it.}]}
` + "```" + `
`

// TestRouteWords: what is said depends on the cautions, each word of a condition
// for those it names.
func TestRouteWords(t *testing.T) {
	for word, routes := range map[string][]Route{
		"open": {Open}, "solo": {Solo, Solo | NoContact}, "no-contact": {NoContact, Solo | NoContact},
		"both": {Solo | NoContact}, "only-solo": {Solo}, "only-no-contact": {NoContact},
	} {
		for r := range Solo | NoContact + 1 {
			w := NewWorkbook(Profile{Track: Hurt, Route: r})
			if got, want := (Condition{RouteKey: {word}}).Holds(w, Hurt, 0), slices.Contains(routes, r); got != want {
				t.Errorf("%s on route %d: %t", word, r, got)
			}
		}
	}
}

func TestWorded(t *testing.T) {
	book, err := load.Book(bookOf(careful))
	if err != nil {
		t.Fatal(err)
	}
	page := book.Track(Hurt).Page("page")
	if page.SetAside != Solo|NoContact {
		t.Errorf("set aside for %d", page.SetAside)
	}
	ask := func(id string) *Ask { a, _ := book.Track(Hurt).Ask(id); return a }
	for r, want := range map[Route][]string{
		Open:             {"For the screen."},
		Solo:             {"For the screen.", "For one."},
		NoContact:        {"For the screen."},
		Solo | NoContact: {"For the screen.", "For both."},
	} {
		if got := readingOn(page, r); !slices.Equal(got, want) {
			t.Errorf("route %d: %q", r, got)
		}
	}
	solo := NewWorkbook(Profile{Track: Hurt, Route: Solo}, Answer{Track: Hurt, Question: "limits", Kind: KindGrid, Value: Grid{"body": "often"}})
	if got := ask("how").Worded(solo, Hurt, 0); got.Label != "How honest can you be with yourself?" || got.Scale.High != "fully" || got.Scale.Low != "not" {
		t.Errorf("worded %+v", got)
	}
	if got := ask("how").Worded(NewWorkbook(), Hurt, 0); got != ask("how") {
		t.Error("another question on the open route")
	}
	if got := book.Now(time.Time{}, ask("how")).Wording; got != "How honest are you?" {
		t.Errorf("stored with %q", got)
	}
	if got := ask("wish").Options[1].Worded(solo, Hurt, 0).Reply; got != "Leave it." {
		t.Errorf("said %q", got)
	}
	if got := ask("wish").Options[0].Sets; got != NoContact {
		t.Errorf("sets %d", got)
	}
	if got := ask("limits").Rows[0].Answers("often"); got != (CellReply{"often", "That counts.", Solo}) {
		t.Errorf("the row answers %+v", got)
	}
	if (Condition{"limits": {"body:often"}}).Holds(NewWorkbook(), Hurt, 0) || !(Condition{"limits": {"body:often"}}).Holds(solo, Hurt, 0) {
		t.Error("a condition on a grid")
	}
}

// TestWishedStands: a wish not to be contacted is found until it is answered
// otherwise.
func TestWishedStands(t *testing.T) {
	book, err := load.Book(bookOf(careful))
	if err != nil {
		t.Fatal(err)
	}
	for option, want := range map[string]Route{"away": NoContact, "nothing": Open} {
		w := NewWorkbook(Answer{Track: Hurt, Question: "wish", Kind: KindChoice, Value: Choice(option)})
		if got := book.Track(Hurt).Wished(w); got != want {
			t.Errorf("%s: %v", option, got)
		}
	}
}
