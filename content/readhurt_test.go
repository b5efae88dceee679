package content_test

// unreadHurt returns the questions of the track of the hurt one that nothing reads,
// each with its reason.
func unreadHurt() map[string]string {
	const practice = "an example to practise on, answered at once"
	return map[string]string{
		"example-1": practice,
		"example-2": practice,
		"example-3": practice,
		"example-4": practice,
		"noticed":   "noticing is the exercise, and nothing is to come of it",
	}
}
