package paper

// Size is a size of paper.
type Size string

// The sizes of paper.
const (
	A4     Size = "a4"
	Letter Size = "letter"
)

// Known reports whether it is one of them.
func (s Size) Known() bool { return s == A4 || s == Letter }

// Sheet is the paper of a PDF. The zero Sheet is A4 with type of the usual size.
type Sheet struct {
	Size  Size
	Large bool // large print
}

// SizeIn returns the usual size of paper in a country, by its code in a
// [content.HelpCountry].
func SizeIn(country string) Size {
	switch country {
	case "US", "CA":
		return Letter
	}
	return A4
}

// Made is what became of a document on pages.
type Made struct {
	Pages   int
	Undrawn []rune // the characters that are in no font, each once, in order
	Over    bool   // what was to fit on one page takes more
}
