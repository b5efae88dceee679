package content

import "regexp"

// Space is how much room an answer gets on a form that is filled in by hand; "" is what
// is usual for its kind.
type Space string

// spaces are the rooms there are, with their lines.
func spaces() map[Space]Room {
	return map[Space]Room{
		"word": {Lines: 1, Short: true}, "line": {Lines: 1}, "2": {Lines: 2}, "6": {Lines: 6}, "12": {Lines: 12}, "20": {Lines: 20},
	}
}

// Known reports whether there is such a room.
func (s Space) Known() bool {
	_, ok := spaces()[s]
	return ok
}

// Room returns the lines to write on, or those that are usual.
func (s Space) Room(usual Space) Room {
	if s == "" {
		s = usual
	}
	return spaces()[s]
}

// OnPaper returns the question in the words it has for a hand: those of a wording on the
// medium paper alone, or its own.
func (a *Ask) OnPaper() *Ask {
	for _, other := range a.Wordings {
		if other.ShowIf.onlyPaper() {
			return a.inWordsOf(other)
		}
	}
	return a
}

// OnPaper returns the option in the words it has for a hand.
func (o Option) OnPaper() Option {
	for _, other := range o.Wordings {
		if other.ShowIf.onlyPaper() {
			return o.inWordsOf(other)
		}
	}
	return o
}

func (c Condition) onlyPaper() bool {
	media := c[MediumKey]
	return len(c) == 1 && len(media) == 1 && media[0] == MediumPaper
}

// screenWords are those that mean nothing on paper: keys, settings, what is saved,
// and where.
var screenWords = regexp.MustCompile(`(?i:\b(?:ctrl|alt|shift|cmd) ?[+] ?[a-z0-9]+)` +
	`|(?i:\bpress\b(?: (?:(?:any|a|the|that|this) (?:\w+ )?key|enter|tab|esc|escape|space|return|backspace)\b)?)|(?i:\b(?:tab|enter|esc|escape|space|arrow) keys?\b)|\bEsc\b|(?i:\b(?:one|a|any) key away\b)|(?i:\bkeyboard\b)` +
	`|\bSettings\b|\b(?:on|from|to|at|the) Home\b|(?i:\bhome screen\b)|(?i:\b(?:the|on|this|your) screen\b)` +
	`|(?i:\b(?:is|are|was|were|gets?) saved\b)|(?i:\bsaved (?:as|at|here|in|on|when)\b)|^[Ss]aved\b` +
	`|(?i:\bthis computer\b)|(?i:\bpassphrase\b)|\bgroundwork [a-z-]+`)

// ScreenWords returns the words in a text that mean nothing on paper.
func ScreenWords(s string) []string { return screenWords.FindAllString(s, -1) }
