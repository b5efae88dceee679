package field

import "groundwork/content"

// New makes the field for a question, holding what was answered before.
func New(ask *content.Ask, s Setting) Field {
	if s.Memory == nil {
		s.Memory = NewMemory()
	}
	b := base{ask: ask, set: s}
	b.columnsNow()
	switch ask.Kind {
	case content.KindLine:
		return newLine(b)
	case content.KindChoice:
		return newChoice(b)
	case content.KindChoices:
		return newChoices(b)
	case content.KindScale:
		return newScale(b)
	case content.KindGrid:
		return newGrid(b)
	case content.KindRows:
		return newRows(b)
	case content.KindLog:
		return newLog(b)
	case content.KindDate:
		return newDate(b)
	case content.KindGate:
		return newGate(b)
	}
	return newText(b) // the loader lets no other kind through
}
