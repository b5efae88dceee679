package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"groundwork/content"
)

// fits are those of some labels that were typed: by number, in whole, or by how they begin.
func fits(typed string, labels []string) (places []int) {
	if n, err := strconv.Atoi(typed); err == nil {
		if n > 0 && n <= len(labels) {
			places = append(places, n-1)
		}
		return places
	}
	typed = fold(typed)
	if w, known := find(typed); typed == "" || known && (w.name == typed || len(typed) < 2) {
		return nil
	}
	for i, l := range labels {
		if strings.HasPrefix(fold(l), typed) {
			places = append(places, i)
		}
	}
	return exactly(typed, labels, places)
}

// exactly narrows places down to those of labels that were typed in whole, if there are some.
func exactly(typed string, labels []string, places []int) []int {
	whole := slices.DeleteFunc(slices.Clone(places), func(i int) bool { return fold(labels[i]) != typed })
	if len(whole) > 0 {
		return whole
	}
	return places
}

// which returns the label that was typed, or -1. Said is that it was a number there isn't, or
// fits several, and that this was said: the question is to be asked again.
func (m *Mode) which(typed string, labels []string) (to int, said bool) {
	places := fits(typed, labels)
	_, err := strconv.Atoi(typed)
	switch {
	case len(places) == 1:
		return places[0], false
	case len(places) > 1:
		m.whichOne(places, func(i int) (string, string) { return strconv.Itoa(i + 1), labels[i] })
		return -1, true
	case err == nil:
		m.noSuch(typed)
		return -1, true
	}
	return -1, false
}

func (m *Mode) noSuch(number string) { m.say("There is no " + number + " here.") }

// whichOne asks which of several is meant, by their numbers and labels.
func (m *Mode) whichOne(places []int, named func(i int) (number, label string)) {
	var numbers, lines []string
	for _, i := range places {
		number, label := named(i)
		numbers = append(numbers, number)
		lines = append(lines, number+": "+label)
	}
	m.say("Which one: " + joined(numbers) + "?")
	m.say(lines...)
}

// taken says what was taken where only its beginning was typed.
func (m *Mode) taken(typed, label string) {
	if _, err := strconv.Atoi(typed); err != nil && fold(typed) != fold(label) && !strings.Contains(typed, ".") {
		m.say("Chosen: " + sentence(label))
	}
}

func labelsOf(list []content.Option) []string {
	labels := make([]string, len(list))
	for i, o := range list {
		labels[i] = o.Label
	}
	return labels
}

// numbers are the options whose numbers, or one whose beginning, was typed; none where they
// are none. Said is as that of which.
func (m *Mode) numbers(typed string, labels []string) (places []int, said bool) {
	parts := strings.FieldsFunc(typed, func(r rune) bool { return r == ' ' || r == ',' })
	for _, part := range parts {
		if _, err := strconv.Atoi(part); err != nil {
			parts = []string{typed}
			break
		}
	}
	for _, part := range parts {
		to, said := m.which(part, labels)
		if to < 0 {
			return nil, said
		}
		places = append(places, to)
	}
	return places, false
}

// turnedWords says what was turned on, and what off.
func turnedWords(places []int, labels []string, isOn func(i int) bool) string {
	var on, off []string
	for i, p := range places {
		if slices.Contains(places[:i], p) {
			continue
		}
		words := fmt.Sprintf("%d %s", p+1, strings.TrimRight(labels[p], "."))
		if isOn(p) {
			on = append(on, words)
		} else {
			off = append(off, words)
		}
	}
	var said []string
	for _, s := range []struct {
		what  string
		words []string
	}{{"On: ", on}, {"Off: ", off}} {
		if len(s.words) > 0 {
			said = append(said, s.what+strings.Join(s.words, ", ")+".")
		}
	}
	return strings.Join(said, " ")
}
