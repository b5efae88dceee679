package content

// KindGate sets the route, and is stored nowhere.
const KindGate Kind = "gate"

func gateKind() kindInfo {
	return kindInfo{
		kind: KindGate, parse: func(a *Ask, k Keys) { a.Gate = k.GateParts() },
		pace: func(a *Ask) (int, int) { return 0, len(a.Gate) },
	}
}

// GatePart is one of a gate's questions.
type GatePart struct {
	ID      string
	Label   string
	Options []Option
}
