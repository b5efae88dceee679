package content

import (
	"slices"
	"strings"

	"groundwork/content/text"
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

// LabelOf returns the label of an option, or its id in words where it has gone.
func LabelOf(options []Option, id string) string {
	for _, o := range options {
		if o.ID == id {
			return o.Label
		}
	}
	return strings.ReplaceAll(id, "-", " ")
}

// MaxID is how long an id may be.
const MaxID = 40

// DefaultLabel is what the other person is called until a name is given.
const DefaultLabel = "this person"

// Fill puts what the person calls the other one in place of {them}, {Them} and
// {them's}. An empty label is [DefaultLabel]. A label that ends in s gets an
// apostrophe alone ("my parents'", "James'"), any other 's.
func Fill(words, label string) string {
	if !strings.Contains(words, "{") {
		return words
	}
	if label = strings.TrimSpace(label); label == "" {
		label = DefaultLabel
	}
	return Expand(words, func(name string) (string, bool) {
		switch name {
		case "them":
			return label, true
		case "Them":
			return text.Capital(label), true
		case "them's":
			return possessive(label), true
		}
		return "", false
	})
}

// Expand replaces each {name} that by knows, once: what it puts in is not
// looked at again, so that words of the person stay as they are.
func Expand(text string, by func(name string) (string, bool)) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(text, '{')
		if open < 0 {
			break
		}
		b.WriteString(text[:open])
		text = text[open:]
		// No name is longer than an id: looking further would make a text full
		// of braces slow.
		size := strings.IndexByte(text[:min(len(text), MaxID+2)], '}')
		word, ok := "{", false
		if size > 0 {
			word, ok = by(text[1:size])
		}
		if !ok { // leave the brace, and look on behind it
			word, size = "{", 0
		}
		b.WriteString(word)
		text = text[size+1:]
	}
	b.WriteString(text)
	return b.String()
}

func possessive(s string) string {
	if strings.HasSuffix(s, "s") || strings.HasSuffix(s, "S") {
		return s + "'"
	}
	return s + "'s"
}
