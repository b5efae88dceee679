package plain

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/ui"
)

// question asks a question of the book, and takes the answer.
func (m *Mode) question(f *ui.Form, i int, q field.Spoken) error {
	asked := q.Asked()
	if asked.Kind == content.KindGate && asked.Hint != "" {
		m.say(asked.Hint)
		asked.Hint = ""
	}
	m.put(f, i, asked)
	switch q.Way() {
	case field.OneOf:
		return m.choice(q, asked)
	case field.AnyOf:
		return m.choices(q, asked)
	case field.Number:
		return m.scale(q, asked)
	case field.OfEach:
		return m.grid(f, i, q, asked)
	case field.InLine:
		return m.oneLine(f, q)
	case field.InText:
		return m.prose(f, q)
	case field.Reading:
		if r, ok := q.(field.Reader); ok {
			return m.reading(f, r, asked)
		}
	case field.Entries: // they have a way of their own; see piece
	}
	m.say(untold)
	return nil
}

// put says a question, and its hint the first time.
func (m *Mode) put(f *ui.Form, i int, asked *content.Ask) {
	label := asked.Label
	if f.Pieces[i].Ask != nil {
		label = standing(f, i) + ": " + label
	}
	m.say(cmp.Or(label, "The text of it:")) // a note's has no name of its own
	if asked.Hint != "" {
		m.hint(asked.Hint)
	}
}

// answered notes that the question has its answer, and says what is said to that.
func (m *Mode) answered(q field.Spoken) error {
	m.visits[m.on].past = true
	m.replies(q)
	return m.moved()
}

func (m *Mode) replies(q field.Spoken) {
	for _, r := range q.Replies() {
		if r = strings.TrimSpace(r); r != "" {
			m.say("Reply: " + r)
		}
	}
}

// answer waits for an answer at a question, and carries out the words that are none. ok
// is false where the question is to be asked again.
func (m *Mode) answer(prompt string) (typed string, ok bool, err error) {
	m.prompt(prompt)
	typed, how, err := m.line("")
	switch {
	case err != nil:
		return "", false, err
	case how == byEsc:
		return "", false, goBack
	}
	return strings.TrimSpace(typed), true, nil
}

// other carries out what is no answer: a word, or something that stands on the page.
func (m *Mode) other(typed string) error {
	if done, err := m.tookAside(typed); done {
		return err
	}
	return m.command(typed)
}

// tookAside does what was announced on the page, if that is meant.
func (m *Mode) tookAside(typed string) (bool, error) {
	o, isOrder := parseOrder(typed)
	v, typed := m.visits[m.on], fold(strings.TrimPrefix(typed, "/"))
	if v == nil || len(typed) < 3 {
		return false, nil
	}
	if typed == "show" && len(v.folds) > 0 {
		m.show(v.folds)
		return true, nil
	}
	var labels []string
	var press []func() error
	for _, b := range slices.Backward(v.asides) {
		if made, ok := b.(ui.Made); ok && isOrder {
			return true, m.orderMade(made, o)
		}
		p, ok := b.(ui.Pressable)
		if !ok {
			continue
		}
		items, _ := p.Pressing()
		for k, it := range items {
			if strings.HasPrefix(fold(bare(it.Label)), typed) && !slices.Contains(labels, it.Label) { // the nearest
				labels, press = append(labels, it.Label), append(press, func() error { return m.pressAside(b, k) })
			}
		}
	}
	switch len(press) {
	case 0:
		return false, nil
	case 1:
		return true, press[0]()
	}
	m.say("Which one: " + sentence(joined(labels)))
	return true, nil
}

// pressAside presses a button of a piece that was passed.
func (m *Mode) pressAside(b ui.Block, k int) error {
	f := m.on.(ui.Formed).Formed()
	for i, p := range f.Pieces {
		if p.Block == b {
			if err := m.focus(f, i); err != nil {
				return err
			}
			_, at := b.(ui.Pressable).Pressing()
			*at = k
			err := m.keys("enter")
			m.told()
			return err
		}
	}
	return nil
}

// options says what can be chosen, with numbers.
func (m *Mode) options(list []content.Option) {
	for i, o := range list {
		m.say(fmt.Sprintf("%d: %s", i+1, o.Label))
	}
}

func indexOf(list []content.Option, id string) int {
	return slices.IndexFunc(list, func(o content.Option) bool { return o.ID == id })
}

// choice takes one of some options.
func (m *Mode) choice(q field.Spoken, asked *content.Ask) error {
	m.options(asked.Options)
	for {
		chosen, _ := q.Value().(content.Choice)
		now := indexOf(asked.Options, string(chosen))
		prompt := "Choose, or Enter to go on:"
		if now >= 0 {
			prompt = fmt.Sprintf("Now %d. Choose, or Enter to keep it:", now+1)
		}
		typed, ok, err := m.answer(prompt)
		switch {
		case !ok:
			return err
		case typed == "":
			return nil
		case fold(typed) == "clear" && now >= 0:
			if err := m.keys("backspace"); err != nil {
				return err
			}
			m.say("Nothing is chosen.")
			continue
		}
		to, said := m.which(typed, labelsOf(asked.Options))
		if said {
			continue
		}
		if to < 0 {
			if err := m.other(typed); err != nil {
				return err
			}
			continue
		}
		err = m.keys(append([]string{"home"}, slices.Repeat([]string{"down"}, to)...)...)
		if got, _ := q.Value().(content.Choice); err == nil && string(got) != asked.Options[to].ID {
			err = m.keys("space")
		}
		m.app.Said()
		m.say("Chosen: " + asked.Options[to].Label)
		m.visits[m.on].past = true
		if err != nil {
			return err
		}
		return m.answered(q)
	}
}

// choices takes any of some options.
func (m *Mode) choices(q field.Spoken, asked *content.Ask) error {
	m.options(asked.Options)
	m.hint("numbers turn options on and off, such as 2 4. Enter alone goes on.")
	for {
		typed, ok, err := m.answer("Numbers, or Enter to go on; on now: " + ticked(q, asked) + ":")
		switch {
		case !ok:
			return err
		case typed == "":
			return m.answered(q)
		}
		places, said := m.numbers(typed, labelsOf(asked.Options))
		if said {
			continue
		}
		if len(places) == 0 {
			if err := m.other(typed); err != nil {
				return err
			}
			continue
		}
		for _, to := range places {
			keys := append([]string{"home"}, slices.Repeat([]string{"down"}, to)...)
			if err := m.keys(append(keys, "space")...); err != nil {
				return err
			}
		}
		ids, _ := q.Value().(content.Choices)
		m.say(turnedWords(places, labelsOf(asked.Options), func(i int) bool { return slices.Contains(ids, asked.Options[i].ID) }))
	}
}

// ticked says what is on.
func ticked(q field.Spoken, asked *content.Ask) string {
	ids, _ := q.Value().(content.Choices)
	var on []string
	for i, o := range asked.Options {
		if slices.Contains(ids, o.ID) {
			on = append(on, strconv.Itoa(i+1))
		}
	}
	if len(on) == 0 {
		return "none"
	}
	return strings.Join(on, " ")
}

// scale takes a rating.
func (m *Mode) scale(q field.Spoken, asked *content.Ask) error {
	m.say(fmt.Sprintf("0: %s. 10: %s.", strings.TrimRight(asked.Scale.Low, "."), strings.TrimRight(asked.Scale.High, ".")))
	for {
		now, given := q.Value().(content.Rating)
		prompt := "A number from 0 to 10, or Enter to go on:"
		if given {
			prompt = fmt.Sprintf("Now %d. A number, or Enter to keep it:", now)
		}
		typed, ok, err := m.answer(prompt)
		switch {
		case !ok:
			return err
		case typed == "":
			return nil
		case fold(typed) == "clear" && given:
			if err := m.keys("backspace"); err != nil {
				return err
			}
			m.say("Nothing is rated.")
			continue
		}
		n, err := strconv.Atoi(typed)
		if err != nil {
			if err := m.other(typed); err != nil {
				return err
			}
			continue
		}
		if n < 0 || n > content.ScaleMax {
			m.say("A rating is from 0 to 10.")
			continue
		}
		m.visits[m.on].past = true
		err = m.keys(strings.Split(strconv.Itoa(n), "")...)
		m.replies(q)
		return err
	}
}

// grid takes one option for each row.
func (m *Mode) grid(f *ui.Form, i int, q field.Spoken, asked *content.Ask) error {
	m.options(asked.Options)
	for row := 0; row < len(asked.Rows); row++ {
		chosen, _ := q.Value().(content.Grid)
		r := asked.Rows[row]
		now := indexOf(asked.Options, chosen[r.ID])
		label := strings.TrimRight(r.Label, ":.")
		if now >= 0 {
			label += fmt.Sprintf(", now %d", now+1)
		}
		typed, ok, err := m.answer(label + ":")
		switch {
		case !ok && err == goBack && row > 0:
			row -= 2
			continue
		case !ok:
			return err
		case typed == "":
			continue
		}
		to, said := m.which(typed, labelsOf(asked.Options))
		switch {
		case said:
			row--
			continue
		case to < 0:
			if err := m.other(typed); err == goBack && row > 0 {
				row -= 2
				continue
			} else if err != nil {
				return err
			}
			row--
			continue
		}
		m.taken(typed, asked.Options[to].Label)
		f.SetFocus(i, ui.Above)
		if err := m.keys(append(slices.Repeat([]string{"down"}, row), slide(now, to)...)...); err != nil {
			return err
		}
	}
	m.app.Said()
	return m.answered(q)
}

// slide are the arrows from one thing side by side to another; from -1 there is none yet.
func slide(from, to int) []string {
	switch {
	case from < 0:
		return append([]string{"home"}, slices.Repeat([]string{"right"}, to)...)
	case from < to:
		return slices.Repeat([]string{"right"}, to-from)
	}
	return slices.Repeat([]string{"left"}, from-to)
}
