package content_test

// unreadHurting returns the questions of the track of the one who hurt somebody that
// nothing reads, each with its reason.
func unreadHurting() map[string]string {
	return map[string]string{
		"willing-me":     notYet,
		"right-way":      notYet,
		"safer-signs":    notYet,
		"earlier":        notYet,
		"they-would-say": notYet,
		"first-step":     notYet,
		"first-step-by":  notYet,
		"untold":         notYet,
		"truth-help":     notYet,
		"apology-check":  notYet,
		"unsent":         notYet,
		"rules":          notYet,
		"questions":      notYet,
		"say-it-back":    notYet,
		"heard":          notYet,
		"not-yet":        notYet,
		"again":          notYet,
		"no":             notYet,
		"hold-still":     notYet,
		"shows-them":     notYet,
		"wish":           notYet,
		"outcome":        notYet,
		"rehearsal":      notYet,
		"openness":       notYet,
		"next-time":      notYet,
		"go-on":          notYet,
		"honest-words":   notYet,
		"pace-plan":      notYet,
		"look-date":      notYet,
		"look-for":       notYet,
	}
}
