package plain

import (
	"cmp"
	"strings"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/ui"
)

// reading takes what the field reads.
func (m *Mode) reading(f *ui.Form, q field.Reader, asked *content.Ask) error {
	what, such := q.Example()
	for {
		prompt := what + ", such as " + such + ", or Enter to go on:"
		if now := asked.Words(q.Value()); len(now) > 0 {
			prompt = "Now " + strings.Join(now, ", ") + ". " + what + ", clear, or Enter to keep it:"
		}
		before := q.Text()
		end := m.halves(dayTyped, func(half string) {
			if m.do(f.Put(cmp.Or(half, before))); half != "" && nothing(q) {
				m.do(f.Put(before))
			}
		})
		typed, ok, err := m.answer(prompt)
		end(err)
		switch {
		case !ok:
			return err
		case typed == "":
			return nil
		case fold(typed) == "clear":
			typed = ""
		default:
			done, err := m.tookAside(typed)
			if !done && dayTyped(typed) == "" {
				done, err = true, m.command(typed)
			}
			if err != nil {
				return err
			}
			if done {
				continue
			}
		}
		m.do(f.Put(typed))
		m.replies(q)
		if typed != "" && nothing(q) {
			m.do(f.Put(before)) // what is none is not kept
			continue
		}
		m.visits[m.on].past = true
		return m.moved()
	}
}

// nothing reports whether what was typed is no answer.
func nothing(q field.Spoken) bool {
	v := q.Value()
	return v == nil || v.Empty()
}

// dayTyped returns what of a line may be a day.
func dayTyped(typed string) string {
	day, _, _ := strings.Cut(strings.TrimSpace(typed), "\n")
	if _, known := whole(day); known || fold(day) == "clear" || strings.HasPrefix(fold(day), "help") {
		return ""
	}
	return day
}
