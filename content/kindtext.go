package content

import "strings"

// The kinds whose answer is the person's own words.
const (
	KindLine Kind = "line" // one line of text
	KindText Kind = "text" // prose of any length
)

func lineKind() kindInfo {
	return kindInfo{
		kind: KindLine, value: Text(""), written: true, one: true, between: "\n", effort: 2,
		parse: parseWritten,
		room:  func(a *Ask) Room { return a.Space.Room("2") },
		pace:  func(*Ask) (int, int) { return lineWords, 0 },
	}
}

func textKind() kindInfo {
	return kindInfo{
		kind: KindText, value: Text(""), written: true, one: true, between: "\n", effort: 3,
		parse: parseWritten,
		room:  func(a *Ask) Room { return a.Space.Room("6") },
		pace:  func(*Ask) (int, int) { return textWords, 0 },
	}
}

func parseWritten(a *Ask, k Keys) { a.Notices, a.Space = k.Notices(), k.Space() }

// Text is the answer to a line or text question. It is valid UTF-8 with \n line ends.
type Text string

// Empty implements [Value].
func (v Text) Empty() bool { return v == "" }

func (v Text) stored() (string, any)                         { return "text", string(v) }
func (v Text) admit(clean func(string) string) (Value, bool) { return Text(clean(string(v))), true }
func (Text) read(decode func(any) error) (Value, error)      { return readAs[Text](decode) }

func (v Text) words(*Ask, func(string) string) []string {
	if v.Empty() {
		return nil
	}
	return strings.Split(string(v), "\n")
}

func (v Text) visible(*Ask, shows) Value { return v }
func (v Text) decided() []string         { return nil }
