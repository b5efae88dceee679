package content

import "slices"

// The kinds whose answer is chosen among Options.
const (
	KindChoice  Kind = "choice"  // one of them
	KindChoices Kind = "choices" // any of them
)

func choiceKind() kindInfo {
	return kindInfo{
		kind: KindChoice, value: Choice(""), atOnce: true, between: "; ", effort: 1, decides: hasOption, pace: oneTap,
		room: func(a *Ask) Room { return Room{Options: a.Options, How: "Tick one."} },
		parse: func(a *Ask, k Keys) {
			a.Options = k.Options("options", OptionKeys{Reply: true, ShowIf: true, Route: true, Sets: true, Skip: true})
		},
	}
}

func choicesKind() kindInfo {
	return kindInfo{
		kind: KindChoices, value: Choices(nil), atOnce: true, between: ", ", effort: 2, decides: hasOption,
		room: func(a *Ask) Room { return Room{Options: a.Options, How: "Tick all that fit."} },
		pace: func(*Ask) (int, int) { return 0, ticked },
		parse: func(a *Ask, k Keys) {
			a.Options = k.Options("options", OptionKeys{Reply: true, ShowIf: true, Route: true})
		},
	}
}

func hasOption(a *Ask, id string) bool { return HasOption(a.Options, id) }

// Choice is the answer to a choice question: an option id, or "".
type Choice string

// Empty implements [Value].
func (v Choice) Empty() bool { return v == "" }

func (v Choice) stored() (string, any)                    { return "choice", string(v) }
func (v Choice) admit(func(string) string) (Value, bool)  { return v, true }
func (Choice) read(decode func(any) error) (Value, error) { return readAs[Choice](decode) }

func (v Choice) words(a *Ask, fill func(string) string) []string {
	if v.Empty() {
		return nil
	}
	return []string{fill(LabelOf(a.Options, string(v)))}
}

func (v Choice) visible(a *Ask, shows shows) Value {
	if hides(a.Options, string(v), shows) {
		return nil
	}
	return v
}

func (v Choice) decided() []string { return []string{string(v)} }

// Choices is the answer to a choices question: option ids in the order of the options.
type Choices []string

// Empty implements [Value].
func (v Choices) Empty() bool { return len(v) == 0 }

func (v Choices) stored() (string, any)                    { return "choices", append([]string{}, v...) } // never null
func (v Choices) admit(func(string) string) (Value, bool)  { return v, true }
func (Choices) read(decode func(any) error) (Value, error) { return readAs[Choices](decode) }

func (v Choices) words(a *Ask, fill func(string) string) []string {
	var lines []string
	for _, id := range v {
		lines = append(lines, fill(LabelOf(a.Options, id)))
	}
	return lines
}

func (v Choices) visible(a *Ask, shows shows) Value {
	return slices.DeleteFunc(slices.Clone(v), func(id string) bool { return hides(a.Options, id, shows) })
}

func (v Choices) decided() []string { return v }
