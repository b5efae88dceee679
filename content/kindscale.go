package content

import "strconv"

// KindScale asks for a number from 0 to [ScaleMax].
const KindScale Kind = "scale"

// ScaleMax is the top of every scale; the bottom is 0.
const ScaleMax = 10

func scaleKind() kindInfo {
	return kindInfo{
		kind: KindScale, value: Rating(0), atOnce: true, between: "; ", effort: 1,
		parse: func(a *Ask, k Keys) { a.Scale = k.Scale() },
		room:  func(a *Ask) Room { return Room{Scale: a.Scale} },
		pace:  oneTap,
	}
}

// Scale holds what a scale question needs besides its label.
type Scale struct {
	Low, High string // the words at 0 and at 10
	Short     string // up to three words for it, at the head of a table; "" for its label
	Replies   []Reply
	Compare   string // id of an earlier scale question to compare with
	Series    string // the series it belongs to, or ""
	Distress  bool   // 8 and more is answered with help lines
	Route     Route  // offered once the rating is RouteAt or less; Open for none
	RouteAt   int
}

// Series returns the series the question's ratings belong to, or "".
func (a *Ask) Series() string {
	if a.Scale == nil {
		return ""
	}
	return a.Scale.Series
}

// Offers returns the route to be offered after a rating, or [Open].
func (s *Scale) Offers(n int) Route {
	if n > s.RouteAt {
		return Open
	}
	return s.Route
}

// Reply is said to a rating from From to To, both included.
type Reply struct {
	From, To int
	Text     string
}

// Reply finds the words for a rating, or "".
func (s *Scale) Reply(n int) string {
	for _, r := range s.Replies {
		if r.From <= n && n <= r.To {
			return r.Text
		}
	}
	return ""
}

// Rating is the answer to a scale: 0 to 10.
type Rating int

// Empty implements [Value]: a rating that exists is never empty.
func (v Rating) Empty() bool { return false }

func (v Rating) stored() (string, any)                    { return "rating", int(v) }
func (v Rating) admit(func(string) string) (Value, bool)  { return v, 0 <= v && v <= ScaleMax }
func (Rating) read(decode func(any) error) (Value, error) { return readAs[Rating](decode) }
func (v Rating) words(*Ask, func(string) string) []string { return []string{ratingWords(int(v))} }
func (v Rating) visible(*Ask, shows) Value                { return v }
func (v Rating) decided() []string                        { return nil }

func ratingWords(n int) string { return strconv.Itoa(n) + " of " + strconv.Itoa(ScaleMax) }
