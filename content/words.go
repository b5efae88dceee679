package content

import (
	"slices"
	"strings"
)

// Words returns an answer as a reader sees it, one line for each thing given: the
// labels of the options chosen, the lines of a text, "7 of 10" for a rating. An
// option that has gone from the book is named by its id, in words. Labels may
// hold {them}: see [Ask.WordsFor].
func (a *Ask) Words(v Value) []string { return a.words(v, asIs) }

// WordsFor returns [Ask.Words] with labels filled in. What the person wrote stays as
// it is, whatever braces it has.
func (a *Ask) WordsFor(label string, v Value) []string { return a.words(v, filler(label)) }

func asIs(s string) string { return s }

func filler(label string) func(string) string {
	return func(s string) string { return Fill(s, label) }
}

func (a *Ask) words(v Value, fill func(string) string) []string {
	if v == nil {
		return nil
	}
	return v.words(a, fill)
}

// HasOption reports whether an option with the id is among them.
func HasOption(options []Option, id string) bool {
	return slices.ContainsFunc(options, func(o Option) bool { return o.ID == id })
}

// labelOf returns the label of an option, or its id in words where it has gone.
func labelOf(options []Option, id string) string {
	for _, o := range options {
		if o.ID == id {
			return o.Label
		}
	}
	return strings.ReplaceAll(id, "-", " ")
}
